import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readNews } from './read-news.ts';
import { type NewsHouse, newsHouse, toldNews, written } from './testing.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
});
afterAll(() => city.house.close());

it('everybody reads what is published, and nobody a draft at its address', async () => {
  const { facilitator, process, house } = city;
  const { slug } = await toldNews(facilitator, process.id);
  expect(await readNews(house.ctx, slug)).toMatchObject({ value: { process: { id: process.id } } });
  const draft = await written(facilitator, process.id);
  expect(await readNews(facilitator, draft.slug)).toMatchObject({ code: 'news-not-found' });
});

it('of a process that may not be read, no news is read', async () => {
  const { facilitator, process, house, neighbour } = city;
  const { slug } = await toldNews(facilitator, process.id);
  await sql`update processes set status = 'draft' where id = ${process.id}`.execute(house.db);
  expect(await readNews(house.ctx, slug)).toMatchObject({ code: 'news-not-found' });
  expect(await readNews(neighbour, slug)).toMatchObject({ code: 'news-not-found' });
  expect(await readNews(facilitator, slug)).toMatchObject({ ok: true });
  await sql`update processes set status = 'published' where id = ${process.id}`.execute(house.db);
});
