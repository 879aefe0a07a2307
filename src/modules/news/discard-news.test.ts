import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { discardNews } from './discard-news.ts';
import { findNews } from './store.ts';
import { DOT, type NewsHouse, newsHouse, toldNews, written } from './testing.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
});
afterAll(() => city.house.close());

it('a draft goes with its picture', async () => {
  const { facilitator, neighbour, process, house } = city;
  const { id } = await written(facilitator, process.id, { picture: DOT, alt: { en: 'A dot', ca: 'Un punt' } });
  expect(await discardNews(neighbour, id)).toMatchObject({ code: 'not-your-news' });
  expect(await discardNews(facilitator, id)).toMatchObject({ ok: true });
  expect(await findNews(house.ctx, { id })).toBeUndefined();
  const { rows } = await sql`select 1 from stored_files where kind = 'news-picture'`.execute(house.db);
  expect(rows).toEqual([]);
});

it('what was public does not go', async () => {
  const { facilitator, process } = city;
  const { id } = await toldNews(facilitator, process.id);
  expect(await discardNews(facilitator, id)).toMatchObject({ code: 'news-public-already' });
});
