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

it('what has its hour comes out in its hour, once, though another machine is at it in the same moment', async () => {
  const { administrator, house } = city;
  const system = house.ctx.as({ kind: 'system', name: 'news.publish-due' });
  const { id } = await written(administrator, null);
  const at = new Date(house.clock.now().getTime() + 3_600_000);
  await publishNews(administrator, id, at);
  expect(await publishDueNews(system)).toBe(0);
  house.clock.set(at);
  // While the first is still writing, the second has found it due and waits for its row.
  let second: Promise<number> | undefined;
  house.platform.subscribe<NewsPublished>('news-published', async () => {
    second ??= publishDueNews(system);
    await new Promise((resolve) => setTimeout(resolve, 200));
  });
  expect(await publishDueNews(system)).toBe(1);
  expect(await second).toBe(0);
  expect(await publishDueNews(system)).toBe(0);
  expect(heard).toBe(1);
  expect(await findNews(house.ctx, { id })).toMatchObject({ state: 'published', publishedAt: at, publishAt: null });
});
