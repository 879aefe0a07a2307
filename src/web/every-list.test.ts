import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { kept } from '#modules/library/testing.ts';
import { toldNews, written } from '#modules/news/testing.ts';
import { notificationJobs } from '#modules/notifications/index.ts';
import { words, writeProject } from '#modules/participation/budgets/testing.ts';
import { commented, subject } from '#modules/participation/comments/testing.ts';
import { openConversation, seedStatements } from '#modules/participation/conversation/testing.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { publicProject, writtenProject } from '#modules/projects/testing.ts';
import { makeLink } from '#modules/sharing/index.ts';
import { PreparedClient } from '#platform/db/prepared-client.ts';
import { type City, openCity } from './every-route-city.fixture.ts';
import { ROUTES } from './every-route-table.fixture.ts';
import type { Visitor } from './testing.ts';

const FEW = 10;
const MANY = 60;
/**
 * One is open as long as somebody watches, one hands out the source, one counts for machines, one is read in batches, of
 * which it has more when the desk did more.
 */
const OTHERS = /\/live$|source\.tar\.gz|metrics|log\.csv/;
const PAGES: [string, (city: City) => string | Promise<string>][] = Object.entries(ROUTES)
  .filter(([name, { answers }]) => name.startsWith('GET') && answers.administrator === 'page' && !OTHERS.test(name))
  .map(([name, { at }]) => [name, at]);
PAGES.push(['a proposal that many argue about', () => talked.here]);
PAGES.push(['what many say of it', () => `/discussions/proposal/${talked.id}`]);

const OFFICER = { role: 'officer', processId: null } as const;

let city: City;
let talked: { readonly id: string; readonly here: string; readonly processId: ProcessId };
let asks: ReturnType<typeof countStatements>;
const before = new Map<string, number>();

beforeAll(async () => {
  city = await openCity();
  const slug = city.open.split('/').at(-1) ?? '';
  const [process] = (await listProcesses(city.house.city, { statuses: ['published'] })).filter(
    (one) => one.slug === slug,
  );
  if (!process) throw new Error('The open process is not listed');
  const { id, here } = await proposalOf(slug, 'De què tothom parla al barri', city.people.author);
  talked = { id, here, processId: process.id };
  await city.house.post('/follow', { kind: 'process', id: process.id }, city.people.administrator);
  const yes = { consent: 'notices-by-email', given: '1' };
  await city.house.post('/your-data/consents', yes, city.people.administrator);
  // Her notices tell of every kind of thing from the beginning: of her own news she is told nothing.
  await toldNews(city.people.facilitator.ctx, process.id);
  asks = countStatements();
  await grow(0, FEW);
}, 300_000);
afterAll(() => city.house.close());

describe('a page asks the database as often for sixty rows as for ten', () => {
  const at = new Map<string, string>();

  it('with ten', async () => {
    for (const [name, pathIn] of PAGES) at.set(name, await pathIn(city));
    for (const [name, path] of at) before.set(name, await statementsOf(path));
  }, 300_000);

  it('grows', () => grow(FEW, MANY), 600_000);

  it.each(PAGES.map(([name]) => name))('%s', async (name) => {
    expect(await statementsOf(at.get(name) ?? '')).toBeLessThanOrEqual(before.get(name) ?? 0);
  });
});

/**
 * Of the second visit, a minute later: her session is written down at the first, and what a node remembers of that one is
 * as old in both.
 */
async function statementsOf(path: string): Promise<number> {
  const { house, people } = city;
  const ask = async (minutes: number) => {
    house.clock.set(new Date(house.clock.now().getTime() + minutes * 60_000));
    await city.forgiveDownloads();
    await house.platform.limits.forgive('exports', people.administrator.personId);
    asks.count = 0;
    const answer = await house.get(path, people.administrator);
    // A ballot she has not filled in leads on to where she fills it in.
    expect([200, 303], path).toContain(answer.status);
    await answer.arrayBuffer();
    return asks.count;
  };
  await ask(11);
  return ask(1);
}

function countStatements() {
  const counted = { count: 0 };
  const query = PreparedClient.prototype.query;
  vi.spyOn(PreparedClient.prototype, 'query').mockImplementation(function (this: PreparedClient, ...given) {
    counted.count += 1;
    return query.apply(this, given);
  });
  return counted;
}

/** Rows for every list of the house, the administrator's own among them. */
async function grow(from: number, to: number): Promise<void> {
  const { house, people } = city;
  const administrator = people.administrator.ctx;
  const slug = city.open.split('/').at(-1) ?? '';
  const about = subject({ id: talked.id, processId: talked.processId });
  for (let n = from; n < to; n++) {
    const someone = await house.enter({ displayName: `Neighbour ${n}`, roles: n % 2 ? [OFFICER] : [] });
    const said = `Un banc nou al carrer número ${n}`;
    const { here, id } = await proposalOf(slug, said, someone);
    await proposalOf(slug, `Una font a la plaça número ${n}`, people.administrator);
    await commented(house.ctx, about, { author: someone.ctx.actor, body: said });
    await house.post(`${here}/support`, {}, people.administrator);
    await house.post('/follow', { kind: 'proposal', id }, people.administrator);
    await toldNews(administrator, talked.processId);
    await written(administrator, null);
    await kept(administrator, talked.processId);
    await publicProject(house.ctx);
    await writtenProject(house.ctx);
    await openProcess(house.ctx);
    if (n % 5 === 0) await openConversation(house.ctx, {}, 1);
    await city.reported();
    await writeProject(people.facilitator.ctx, addressOf(city.budgets.open), words({ title: said }));
    const link = { words: `words-${n}`, to: city.open };
    await makeLink(house.city, link, async (_, path) => ({ path, kind: 'process', title: 'Carrers' }));
  }
  const lines = Array.from({ length: to - from }, (_, n) => `Una altra frase de la conversa, número ${from + n}`);
  const more = { language: 'ca', lines: lines.join('\n') } as const;
  await seedStatements(people.facilitator.ctx, addressOf(city.talk), more);
  // Followers are told; what else waits is of no list.
  const others = new Set((await house.waitingJobs()).map(({ job }) => job));
  for (const { name } of notificationJobs()) others.delete(name);
  await house.runJobs([...others].map((name) => ({ name, run: async () => undefined })));
}

async function proposalOf(slug: string, title: string, author: Visitor) {
  const { id, number } = await published(city.house.ctx, { slug }, { title }, author.ctx.actor);
  return { id, here: `${city.open}/proposals/${number}` };
}

/** `/processes/<process>/<method>/<step>`, with or without its beginning. */
function addressOf(path: string) {
  const [process = '', , step = ''] = path.replace('/processes/', '').split('/');
  return { process, step };
}
