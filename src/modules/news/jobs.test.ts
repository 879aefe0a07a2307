import { afterAll, beforeAll, expect, it } from 'vitest';
import type { NewsPublished } from './events.ts';
import { publishDueNews } from './jobs.ts';
import { publishNews } from './publish-news.ts';
import { findNews } from './store.ts';
import { type NewsHouse, newsHouse, written } from './testing.ts';

let city: NewsHouse;
let heard = 0;
beforeAll(async () => {
  city = await newsHouse();
  city.house.platform.subscribe<NewsPublished>('news-published', async () => void heard++);
});
afterAll(() => city.house.close());

it('what has its hour comes out in its hour, once, even with two machines at it', async () => {
  const { administrator, house } = city;
  const system = house.ctx.as({ kind: 'system', name: 'news.publish-due' });
  const { id } = await written(administrator, null);
  const at = new Date(house.clock.now().getTime() + 3_600_000);
  await publishNews(administrator, id, at);
  expect(await publishDueNews(system)).toBe(0);
  house.clock.set(at);
  const [one, other] = await Promise.all([publishDueNews(system), publishDueNews(system)]);
  expect(one + other).toBe(1);
  expect(await publishDueNews(system)).toBe(0);
  expect(heard).toBe(1);
  expect(await findNews(house.ctx, { id })).toMatchObject({ state: 'published', publishedAt: at, publishAt: null });
});
