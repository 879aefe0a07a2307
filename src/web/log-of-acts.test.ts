import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type City, openCity } from './every-route-city.fixture.ts';
import { ROUTES } from './every-route-table.fixture.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

interface Line {
  readonly act: string;
  readonly path: string | null;
  readonly actor_id: string | null;
  readonly roles: string[];
  readonly before: string | null;
  readonly after: string | null;
}

async function linesOf(house: TestHouse): Promise<Line[]> {
  const { rows } = await sql<Line>`select * from staff_acts order by id`.execute(house.db);
  return rows;
}

describe('every form of the desk', () => {
  let city: City;
  beforeAll(async () => {
    city = await openCity();
  });
  afterAll(() => city.house.close());

  const forms = Object.entries(ROUTES).filter(([name]) => name.startsWith('POST /manage'));
  const acted: string[] = [];

  it.each(forms)('%s leaves a line if and only if it did something', async (name, row) => {
    const { house, people } = city;
    const who = row.answers.administrator === 'hidden' ? people.facilitator : people.administrator;
    const path = await row.at(city);
    const fields = (await row.fields?.(city)) ?? {};
    const before = (await linesOf(house)).length;
    const { status, headers } = await house.post(path, fields, who);
    const said = decodeURIComponent(headers.getSetCookie().find((cookie) => cookie.startsWith('ateneu_said')) ?? '');
    const isDone = status === 303 && !said.includes('"kind":"problem"');
    const lines = (await linesOf(house)).slice(before).filter((line) => line.actor_id === who.personId);
    if (isDone) acted.push(name);
    expect({ name, status, left: lines.length > 0 }).toEqual({ name, status, left: isDone });
    for (const line of lines) expect([line.path, line.roles.length > 0]).toEqual([path, true]);
  });

  it('many of them did something', () => {
    expect(acted.length).toBeGreaterThanOrEqual(8);
    expect(acted).toContain('POST /manage/moderation/decide');
  });
});

describe('a form somebody adds tomorrow', () => {
  let house: TestHouse;
  let administrator: Visitor;
  let resident: Visitor;
  beforeAll(async () => {
    house = await testHouse();
    administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
    resident = await house.enter();
    await sql`create table probes (word text)`.execute(house.db);
    for (const [name, ending] of [
      ['done', 'see'],
      ['broken', 'throw'],
      ['again', 'form'],
    ] as const) {
      house.app.post(`/manage/probe/${name}`, async (c) => {
        await sql`insert into probes values (${name})`.execute(c.var.ctx.db);
        if (ending === 'throw') throw new Error('Broken on purpose');
        return ending === 'see' ? c.redirect('/manage', 303) : c.text('Again', 422);
      });
    }
  });
  afterAll(() => house.close());
  const probes = async () =>
    (await sql<{ word: string }>`select word from probes`.execute(house.db)).rows.map(({ word }) => word);

  test('is in the log without knowing of it', async () => {
    await house.post('/manage/probe/done', {}, administrator);
    expect((await linesOf(house)).at(-1)).toMatchObject({
      act: 'other',
      path: '/manage/probe/done',
      roles: ['administrator'],
    });
  });

  test('and where it breaks, neither the act nor its line is there', async () => {
    const before = (await linesOf(house)).length;
    expect((await house.post('/manage/probe/broken', {}, administrator)).status).toBe(500);
    expect(await probes()).toEqual(['done']);
    expect((await linesOf(house)).length).toBe(before);
  });

  test('a form that comes back, and whoever is no staff, leave none', async () => {
    const before = (await linesOf(house)).length;
    await house.post('/manage/probe/again', {}, administrator);
    await house.post('/manage/probe/done', {}, resident);
    expect((await linesOf(house)).length).toBe(before);
  });

  test('use cases say what changed: a role, a setting of the city', async () => {
    await house.post('/manage/people', { email: resident.email, role: 'moderator', processId: '' }, administrator);
    expect((await linesOf(house)).at(-1)).toMatchObject({
      act: 'role-granted',
      after: 'moderator',
      path: '/manage/people',
    });
    await house.post(
      '/manage/moderation/settings',
      { for: 'city', mode: 'all', linkDays: '7', hourly: '5' },
      administrator,
    );
    expect((await linesOf(house)).at(-1)).toMatchObject({
      act: 'moderation-settings-changed',
      before: 'mode: off; linkDays: 0; alike: false; hourly: 0',
      after: 'mode: all; linkDays: 7; hourly: 5; alike: false',
    });
  });
});

describe('the page', () => {
  let house: TestHouse;
  let administrator: Visitor;
  beforeAll(async () => {
    house = await testHouse();
    administrator = await house.enter({ displayName: 'Núria E.', roles: [{ role: 'administrator', processId: null }] });
    const other = await house.enter({ displayName: 'Pau Moderador' });
    await house.post('/manage/people', { email: other.email, role: 'moderator', processId: '' }, administrator);
    await sql`insert into staff_acts (id, at, actor_id, act, request_id)
      select gen_random_uuid(), now(), ${administrator.personId}, 'other', 'x' from generate_series(1, 60)`.execute(
      house.db,
    );
  });
  afterAll(() => house.close());

  test('tells who did what to whom, and is narrowed by its filters', async () => {
    const page = await (await house.get('/manage/log?act=role-granted', administrator)).text();
    for (const words of ['Núria E.', '<bdi>Pau Moderador</bdi>', 'Gave a role', 'moderator'])
      expect(page).toContain(words);
    expect(await (await house.get('/manage/log?act=role-revoked', administrator)).text()).toContain('Nothing fits');
    const later = `/manage/log?who=${administrator.personId}&from=2026-11-17`;
    expect(await (await house.get(later, administrator)).text()).not.toContain('<bdi>Pau Moderador</bdi>');
    expect(await (await house.get('/manage/log?from=yesterday&who=nobody', administrator)).text()).toContain(
      'Gave a role',
    );
  });

  test('goes on page by page, and as CSV', async () => {
    const first = await (await house.get('/manage/log', administrator)).text();
    const next = /href="(\/manage\/log\?after=[0-9a-f-]{36})"/.exec(first)?.[1] ?? '';
    expect(await (await house.get(next, administrator)).text()).toContain('Newest');
    const csv = await (await house.get('/manage/log.csv', administrator)).text();
    expect(csv.split('\r\n').length).toBeGreaterThan(60);
    expect(csv).toContain('role-granted');
  });

  test('that it was read stands under the data of whoever acted', async () => {
    const seen = await administrator.ctx.personal.accessesOf(administrator.personId, { withOwn: true });
    expect(seen.some(({ columns }) => columns.includes('staff_acts.actor_id'))).toBe(true);
  });
});
