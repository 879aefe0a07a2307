import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addPaper } from '#modules/participation/processes/testing.ts';
import { type LibraryAsked, libraryBatches, listLibrary, readablePlaces, type Shelved } from './list-library.ts';
import { searchDocuments } from './list-store.ts';
import { kept, type LibraryHouse, libraryHouse } from './testing.ts';
import { wordsAsked } from './words-store.ts';

let city: LibraryHouse;
beforeAll(async () => {
  city = await libraryHouse();
  const { house, administrator, facilitator, process } = city;
  for (let day = 1; day <= 15; day++) {
    const dated = `2026-10-${String(day).padStart(2, '0')}`;
    await kept(administrator, null, { title: { en: `Minutes ${day}` }, dated });
  }
  await kept(administrator, null, { title: { en: 'Plan of the lindens' }, kind: 'plan', dated: '2025-03-01' });
  await kept(facilitator, process.id, { title: { en: 'Of the process' }, dated: '2026-10-04' });
  for (let day = 1; day <= 10; day++) {
    house.clock.set(new Date(Date.UTC(2026, 9, day, 10)));
    await addPaper(facilitator, process.slug, `Paper ${day}`);
  }
  house.clock.set('2026-11-16T10:00:00Z');
});
afterAll(() => city.house.close());

const list = async (asked: LibraryAsked = {}) =>
  listLibrary(city.house.ctx, asked, await readablePlaces(city.house.ctx));
const titleOf = (shelved: Shelved) => ('paper' in shelved ? shelved.paper : shelved.document).title.en;
const titles = ({ shelf }: Awaited<ReturnType<typeof list>>) => shelf.map(titleOf);

it('documents of the city and papers of processes stand together by date, page after page, nothing twice', async () => {
  const first = await list();
  expect(first.total).toBe(27);
  expect(titles(first).slice(0, 7)).toEqual([
    'Minutes 15',
    'Minutes 14',
    'Minutes 13',
    'Minutes 12',
    'Minutes 11',
    'Minutes 10',
    'Paper 10',
  ]);
  const second = await list({ after: first.next ?? undefined });
  const all = [...titles(first), ...titles(second)];
  expect([all.length, new Set(all).size, second.next]).toEqual([27, 27, null]);
  expect(all.at(-1)).toBe('Plan of the lindens');
  const batches: string[] = [];
  for await (const batch of libraryBatches(city.house.ctx, {}, await readablePlaces(city.house.ctx)))
    batches.push(...batch.map((one) => String(titleOf(one))));
  expect(batches).toEqual(all);
});

it('is narrowed to a kind, a process, a year or words', async () => {
  expect(titles(await list({ kind: 'plan' }))).toEqual(['Plan of the lindens']);
  expect(await list({ kind: 'process' })).toMatchObject({ total: 10 });
  expect(await list({ of: city.process.id })).toMatchObject({ total: 11 });
  expect(titles(await list({ from: '2025-01-01', until: '2025-12-31' }))).toEqual(['Plan of the lindens']);
  expect(titles(await list({ words: await wordsAsked(city.house.ctx, 'linden') }))).toContain('Plan of the lindens');
  expect(titles(await list({ words: await wordsAsked(city.house.ctx, '"paper 7"') }))).toEqual(['Paper 7']);
  expect(await list()).toMatchObject({ oldest: '2025-03-01' });
});

it('what belongs to a process that may not be read is in no list, no count and no search', async () => {
  const { house, process } = city;
  await sql`update processes set status = 'draft' where id = ${process.id}`.execute(house.db);
  const read = await list();
  expect(read.total).toBe(16);
  expect(titles(read).filter((title) => title?.startsWith('Paper') || title === 'Of the process')).toEqual([]);
  expect(await list({ kind: 'process' })).toMatchObject({ total: 0, shelf: [] });
  const parsed = await wordsAsked(house.ctx, '"of the process"');
  const processIds = [...(await readablePlaces(house.ctx)).keys()];
  expect(parsed && (await searchDocuments(house.ctx, parsed, { limit: 5, offset: 0, processIds })).total).toBe(0);
  await sql`update processes set status = 'published' where id = ${process.id}`.execute(house.db);
});
