import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { type City, openCity, type Who } from './every-route-city.fixture.ts';
import { text } from './every-route-rows.fixture.ts';
import { ROUTES } from './every-route-table.fixture.ts';

/** Stands in every word of every process once they are private. */
const SECRET = 'Zebracorn';
const TITLE = JSON.stringify(Object.fromEntries(['ca', 'es', 'en', 'ar'].map((language) => [language, SECRET])));
/** Without membership, and without an office in these processes. */
const STRANGERS: readonly Who[] = ['visitor', 'resident', 'assistant'];

let city: City;
/** Every address of the table, found while everything was public. */
const addresses = new Map<string, { readonly path: string; readonly fields: Record<string, string> }>();

beforeAll(async () => {
  city = await openCity();
  for (const [name, row] of Object.entries(ROUTES)) {
    const path = await row.at(city);
    addresses.set(name, { path, fields: (await row.fields?.(city)) ?? {} });
  }
  const { db } = city.house.city;
  await sql`update processes set access = 'private', title = ${TITLE}, question = ${TITLE}, summary = ${TITLE},
    search = to_tsvector('simple', ${SECRET})`.execute(db);
  await sql`update process_steps set title = ${TITLE}, summary = ${TITLE}`.execute(db);
  await sql`update proposals set title = ${SECRET}, body = ${SECRET}`.execute(db);
  await sql`update comments set body = ${SECRET}`.execute(db);
  await sql`update statements set body = ${SECRET}`.execute(db);
  await sql`update news set title = ${TITLE}, lede = ${TITLE}, body = ${TITLE}, withdrawal_reason = ${TITLE},
    search = to_tsvector('simple', ${SECRET})`.execute(db);
  await sql`update library_documents set title = ${TITLE}, summary = ${TITLE}, withdrawal_reason = ${TITLE},
    search = to_tsvector('simple', ${SECRET})`.execute(db);
  await sql`update process_documents set title = ${TITLE}, search = to_tsvector('simple', ${SECRET})`.execute(db);
  // Lists are remembered for some seconds.
  city.house.clock.set(new Date(city.house.clock.now().getTime() + 120_000));
}, 120_000);
afterAll(() => city.house.close());

const names = Object.keys(ROUTES);
const at = (name: string) => addresses.get(name) ?? { path: '', fields: {} };

describe('once every process is private, no page tells a stranger of one', () => {
  it.each(names.filter((name) => name.startsWith('GET')))('%s', async (name) => {
    for (const who of STRANGERS) {
      const response = await city.house.get(at(name).path, city.people[who]);
      expect(await response.text(), `${who} at ${at(name).path}`).not.toContain(SECRET);
    }
  });
});

/** What is said in a process, and the process itself. */
const INSIDE = /^POST \/(processes\/|comments\/|discussions\/|report\/)/;
/** Where acts of residents are kept. */
const KEPT = [
  ...['proposals', 'proposal_supports', 'comments', 'comment_votes', 'moderation_reports'],
  ...['statements', 'statement_flags', 'conversation_votes', 'budget_ballots', 'budget_baskets'],
];

describe('and no form of a stranger does anything in one', () => {
  it.each(names.filter((name) => INSIDE.test(name)))('%s', async (name) => {
    const { path, fields } = at(name);
    const before = await kept();
    const response = await city.house.post(path, fields, city.people.resident);
    expect([303, 403, 404], `${path} answered ${response.status}`).toContain(response.status);
    expect(await response.text()).not.toContain(SECRET);
    expect(await kept()).toEqual(before);
  });
});

/** How much is kept, and how it stands. */
async function kept(): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const table of KEPT) {
    const { rows } =
      await sql`select ${table} as name, count(*) as n, md5(string_agg(t::text, ' ' order by t::text)) as hash
      from ${sql.table(table)} as t`.execute(city.house.city.db);
    found.push(...rows);
  }
  return found;
}

it('its facilitator goes on reading it', async () => {
  const response = await city.house.get(city.open, city.people.facilitator);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain(SECRET);
});

it('what those who may read it just saw is not remembered for the next who comes', async () => {
  for (const path of [city.open, `${city.open}/proposals`]) {
    expect((await city.house.get(path, city.people.facilitator)).status).toBe(200);
    expect((await city.house.get(path)).status).toBe(404);
    expect((await city.house.get(path, city.people.facilitator)).status).toBe(200);
  }
});

it('its members read it and take part; once dismissed, they do not', async () => {
  const member = await city.house.enter({ email: 'chosen@example.org' });
  const { rows } = await sql<{ id: ProcessId; slug: string }>`
    select id, slug from processes where slug = ${city.open.split('/').at(-1) ?? ''}`.execute(city.house.city.db);
  const [process] = rows;
  if (!process) throw new Error('No process');
  const desk = `/manage/processes/${process.slug}/access`;
  expect(
    (await city.house.post(`${desk}/members`, { list: 'chosen@example.org' }, city.people.facilitator)).status,
  ).toBe(303);
  expect(await (await city.house.get(city.open, member)).text()).toContain(SECRET);
  expect((await city.house.post(`${city.open}/proposals/new`, text, member)).status).toBe(303);
  const dismissal = { person: member.personId };
  expect((await city.house.post(`${desk}/dismiss`, dismissal, city.people.facilitator)).status).toBe(303);
  expect((await city.house.get(city.open, member)).status).toBe(404);
});

it('what is open data, or a map for crawlers, is so for whoever asks', async () => {
  for (const path of ['/sitemap.xml', '/data', '/processes.csv', '/record.jsonl']) {
    const said = await (await city.house.get(path, city.people.administrator)).text();
    expect(said, path).not.toContain(SECRET);
    if (path !== '/record.jsonl') expect(said, path).not.toContain(`/${city.open.split('/').at(-1)}`);
  }
});
