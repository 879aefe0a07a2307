import { afterAll, beforeAll, expect, it } from 'vitest';
import { holdNews } from './hold-news.ts';
import { publishDueNews } from './jobs.ts';
import { publishNews } from './publish-news.ts';
import { findNews } from './store.ts';
import { type NewsHouse, newsHouse, toldNews, written } from './testing.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
});
afterAll(() => city.house.close());

it('what lost its hour does not come out', async () => {
  const { facilitator, neighbour, process, house } = city;
  const { id } = await written(facilitator, process.id);
  const at = new Date(house.clock.now().getTime() + 60_000);
  await publishNews(facilitator, id, at);
  expect(await holdNews(neighbour, id)).toMatchObject({ code: 'not-your-news' });
  expect(await holdNews(facilitator, id)).toMatchObject({ ok: true });
  house.clock.set(at);
  expect(await publishDueNews(house.ctx.as({ kind: 'system', name: 'test' }))).toBe(0);
  expect(await findNews(house.ctx, { id })).toMatchObject({ state: 'draft', publishAt: null });
});

it('what is public has no hour to lose', async () => {
  const { facilitator, process } = city;
  const { id } = await toldNews(facilitator, process.id);
  expect(await holdNews(facilitator, id)).toMatchObject({ code: 'news-not-scheduled' });
});
