import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { DOT, input, type NewsHouse, newsHouse, written } from './testing.ts';
import { writeNews } from './write-news.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
});
afterAll(() => city.house.close());

it('a facilitator writes of her process, and neither of the city nor of another', async () => {
  const { process, facilitator, neighbour, house } = city;
  expect(await written(facilitator, process.id)).toMatchObject({ state: 'draft', processId: process.id });
  expect(await writeNews(facilitator, input(null))).toMatchObject({ code: 'not-your-news' });
  expect(await writeNews(neighbour, input(process.id))).toMatchObject({ code: 'not-your-news' });
  expect(await writeNews(house.ctx, input(process.id))).toMatchObject({ code: 'not-your-news' });
});

it('an administrator writes of the city and of a draft; of nothing nobody does', async () => {
  const { administrator, house } = city;
  expect(await written(administrator, null)).toMatchObject({ processId: null });
  const draft = await draftProcess(house.ctx);
  expect(await written(administrator, draft.process.id)).toMatchObject({ processId: draft.process.id });
  const nowhere = house.ctx.newId<typeof draft.process.id>();
  expect(await writeNews(administrator, input(nowhere))).toMatchObject({ code: 'not-your-news' });
});

it('plain lines become paragraphs, headings and lists; HTML keeps what a page of the city may hold', async () => {
  const { body } = await written(city.administrator, null);
  expect(body.en).toBe('<p>Children play there.</p>\n<h2>Hours</h2>\n<ul>\n<li>from nine</li>\n</ul>');
  expect(body.ca).toBe('<p>Hi juguen.</p>');
});

it('has an address of its own, in letters that every keyboard has', async () => {
  const { administrator } = city;
  const first = await written(administrator, null, { title: { ca: 'L’aigua torna' } });
  const second = await written(administrator, null, { title: { ca: 'L’aigua torna' } });
  expect([first.slug, second.slug]).toEqual(['laigua-torna', 'laigua-torna-2']);
  expect((await written(administrator, null, { title: { ar: 'عاد الماء' } })).slug).toMatch(/^news-2026-11-16/);
});

it('takes a picture with its words, and refuses what is none', async () => {
  const { administrator } = city;
  const { picture } = await written(administrator, null, { picture: DOT, alt: { en: 'A dot' } });
  expect(picture).toMatchObject({ width: 1, height: 1, alt: { en: 'A dot' } });
  const text = new TextEncoder().encode('no picture');
  expect(await writeNews(administrator, input(null, { picture: text }))).toMatchObject({ code: 'picture-kind' });
  expect(await writeNews(administrator, input(null, { title: {} }))).toMatchObject({ code: 'news-without-title' });
});
