import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import type { NewsPublished } from './events.ts';
import { publishNews } from './publish-news.ts';
import { DOT, type NewsHouse, newsHouse, written } from './testing.ts';

let city: NewsHouse;
const heard: NewsPublished[] = [];
beforeAll(async () => {
  city = await newsHouse();
  city.house.platform.subscribe<NewsPublished>('news-published', async (_, event) => void heard.push(event));
});
afterAll(() => city.house.close());

it('is read from then on, and heard of once', async () => {
  const { facilitator, process, house } = city;
  const { id } = await written(facilitator, process.id);
  const done = await publishNews(facilitator, id, null);
  expect(done).toMatchObject({ ok: true, value: { state: 'published', publishedAt: house.clock.now() } });
  expect(await publishNews(facilitator, id, null)).toMatchObject({ code: 'news-public-already' });
  expect(heard).toEqual([{ type: 'news-published', newsId: id, processId: process.id }]);
});

it('waits for its hour, which lies ahead', async () => {
  const { administrator, house } = city;
  const { id } = await written(administrator, null);
  expect(await publishNews(administrator, id, house.clock.now())).toMatchObject({ code: 'news-in-the-past' });
  const at = new Date(house.clock.now().getTime() + 60_000);
  const done = await publishNews(administrator, id, at);
  expect(done).toMatchObject({ ok: true, value: { state: 'scheduled', publishAt: at, publishedAt: null } });
  expect(heard).toHaveLength(1);
});

it('is whole in each language it is begun in, its picture too', async () => {
  const { administrator } = city;
  const half = await written(administrator, null, { body: { en: 'Only English' } });
  expect(await publishNews(administrator, half.id, null)).toMatchObject({ code: 'news-unfinished' });
  const mute = await written(administrator, null, { picture: DOT, alt: { en: 'A dot' } });
  expect(await publishNews(administrator, mute.id, null)).toMatchObject({ code: 'news-unfinished' });
});

it('is refused to others, and of a process nobody sees yet', async () => {
  const { facilitator, neighbour, process, administrator, house } = city;
  const { id } = await written(facilitator, process.id);
  expect(await publishNews(neighbour, id, null)).toMatchObject({ code: 'not-your-news' });
  expect(await publishNews(house.ctx, id, null)).toMatchObject({ code: 'not-your-news' });
  const draft = await draftProcess(house.ctx);
  const early = await written(administrator, draft.process.id);
  expect(await publishNews(administrator, early.id, null)).toMatchObject({ code: 'news-of-a-draft' });
});
