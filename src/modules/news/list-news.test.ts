import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseSearch } from '#platform/search/index.ts';
import { listNews, type NewsAsked, readablePlaces } from './list-news.ts';
import { listPublished, searchNews } from './list-store.ts';
import { type NewsHouse, newsHouse, toldNews, written } from './testing.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
  for (let day = 1; day <= 23; day++) {
    city.house.clock.set(new Date(Date.UTC(2026, 10, day, 10)));
    await toldNews(city.administrator, null, { title: { en: `Day ${day}`, ca: `Dia ${day}` } });
  }
  city.house.clock.set('2027-01-02T10:00:00Z');
  await toldNews(city.facilitator, city.process.id, { title: { en: 'Lindens', ca: 'Til·lers' } });
  await written(city.facilitator, city.process.id, { title: { en: 'Not yet', ca: 'Encara no' } });
});
afterAll(() => city.house.close());

const list = async (asked: NewsAsked = {}) => listNews(city.house.ctx, asked, await readablePlaces(city.house.ctx));
const titles = ({ items }: Awaited<ReturnType<typeof list>>) => items.map(({ title }) => title.en);

it('the newest stands first, page after page, nothing twice and no draft', async () => {
  const first = await list();
  expect(titles(first).slice(0, 2)).toEqual(['Lindens', 'Day 23']);
  expect(first).toMatchObject({ total: 24, oldest: new Date('2026-11-01T10:00:00Z') });
  const second = await list({ after: first.next ?? undefined });
  expect(second.next).toBeNull();
  expect([...titles(first), ...titles(second)]).toHaveLength(24);
  expect(new Set([...titles(first), ...titles(second)]).size).toBe(24);
});

it('is narrowed to a process, the city or a stretch of time', async () => {
  expect(titles(await list({ of: city.process.id }))).toEqual(['Lindens']);
  expect(await list({ of: 'city' })).toMatchObject({ total: 23 });
  expect(titles(await list({ from: new Date('2027-01-01T00:00:00Z') }))).toEqual(['Lindens']);
  expect(await list({ until: new Date('2026-11-03T00:00:00Z') })).toMatchObject({ total: 2 });
});

it('news of a process that may not be read are in no list, no count and no search', async () => {
  const { house, process, facilitator } = city;
  const search = async (ctx = house.ctx) => {
    const parsed = await parseSearch(ctx.db, 'lindens', 'en');
    return (await searchNews(ctx, parsed, { limit: 5, offset: 0, processIds: [...(await readablePlaces(ctx)).keys()] }))
      .total;
  };
  expect(await search()).toBe(1);
  await sql`update processes set status = 'draft' where id = ${process.id}`.execute(house.db);
  expect(await search()).toBe(0);
  expect(await list()).toMatchObject({ total: 23 });
  expect(await list({ of: process.id })).toMatchObject({ total: 0, items: [] });
  expect(await listPublished(facilitator, { readable: [process.id], of: process.id }, { limit: 5 })).toHaveLength(1);
  await sql`update processes set status = 'published' where id = ${process.id}`.execute(house.db);
});
