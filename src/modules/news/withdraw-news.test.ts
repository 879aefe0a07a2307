import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listNews, readablePlaces } from './list-news.ts';
import { readNews } from './read-news.ts';
import { type NewsHouse, newsHouse, toldNews, written } from './testing.ts';
import { withdrawNews } from './withdraw-news.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
});
afterAll(() => city.house.close());

const reason = { en: 'It was another street.' };

it('leaves the list, and its address says why', async () => {
  const { facilitator, administrator, process, house } = city;
  const { id, slug } = await toldNews(facilitator, process.id);
  expect(await withdrawNews(administrator, id, {})).toMatchObject({ code: 'withdrawal-without-reason' });
  expect(await withdrawNews(administrator, id, reason)).toMatchObject({ ok: true });
  expect(await readNews(house.ctx, slug)).toMatchObject({
    value: { item: { state: 'withdrawn', withdrawalReason: reason, withdrawnAt: house.clock.now() } },
  });
  const { items } = await listNews(house.ctx, {}, await readablePlaces(house.ctx));
  expect(items.map((item) => item.id)).not.toContain(id);
  expect(await withdrawNews(administrator, id, reason)).toMatchObject({ code: 'news-not-published' });
});

it('stands in the administration log with its reason', async () => {
  const { administrator, house } = city;
  const { id } = await toldNews(administrator, null);
  await withdrawNews(administrator, id, reason);
  const { rows } = await sql<{ act: string; after: string }>`
    select act, after from staff_acts where subject_id = ${id} order by id`.execute(house.db);
  expect(rows.map(({ act }) => act)).toEqual(['news-written', 'news-published', 'news-withdrawn']);
  expect(rows.at(-1)?.after).toBe(reason.en);
});

it('is refused to those who may not write it, and of a draft', async () => {
  const { facilitator, neighbour, process, house } = city;
  const { id } = await toldNews(facilitator, process.id);
  expect(await withdrawNews(neighbour, id, reason)).toMatchObject({ code: 'not-your-news' });
  expect(await withdrawNews(house.ctx, id, reason)).toMatchObject({ code: 'not-your-news' });
  const draft = await written(facilitator, process.id);
  expect(await withdrawNews(facilitator, draft.id, reason)).toMatchObject({ code: 'news-not-published' });
});
