import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeNews, type NewsChange } from './change-news.ts';
import { readNews } from './read-news.ts';
import { DOT, input, type NewsHouse, newsHouse, toldNews, WORDS, written } from './testing.ts';
import { withdrawNews } from './withdraw-news.ts';

let city: NewsHouse;
beforeAll(async () => {
  city = await newsHouse();
});
afterAll(() => city.house.close());

const change = (processId: NewsChange['processId'], changed: Partial<NewsChange> = {}): NewsChange => ({
  ...input(processId),
  note: {},
  ...changed,
});

it('a draft is rewritten, its address with its title, and moves only to what one may write of', async () => {
  const { facilitator, process } = city;
  const { id } = await written(facilitator, process.id);
  const done = await changeNews(facilitator, id, change(process.id, { title: { en: 'Another title' }, body: {} }));
  expect(done).toMatchObject({ ok: true, value: { slug: 'another-title', state: 'draft' } });
  expect(await changeNews(facilitator, id, change(null))).toMatchObject({ code: 'not-your-news' });
});

it('what is public keeps its address, and says what was put right and when', async () => {
  const { facilitator, process, house } = city;
  const { id, slug } = await toldNews(facilitator, process.id);
  const title = { ...WORDS.title, en: 'The street is open in June' };
  expect(await changeNews(facilitator, id, change(process.id, { title }))).toMatchObject({
    code: 'correction-without-note',
  });
  const note = { en: 'It said May.' };
  expect(await changeNews(facilitator, id, change(null, { title, note }))).toMatchObject({
    value: { slug, processId: process.id, correctedAt: house.clock.now() },
  });
  const read = await readNews(house.ctx, slug);
  expect(read).toMatchObject({ value: { item: { title }, corrections: [{ at: house.clock.now(), note }] } });
  const gap = change(process.id, { note, body: { en: 'Catalan has lost its text' } });
  expect(await changeNews(facilitator, id, gap)).toMatchObject({ code: 'news-unfinished' });
});

it('one picture takes the place of another, whose file goes', async () => {
  const { administrator, house } = city;
  const before = await written(administrator, null, { picture: DOT, alt: { en: 'A dot' } });
  const after = await changeNews(administrator, before.id, change(null, { picture: DOT, alt: { en: 'Another' } }));
  if (!after.ok) throw new Error(after.code);
  expect(after.value.picture?.fileId).not.toBe(before.picture?.fileId);
  const { rows } = await sql<{ id: string }>`select id from stored_files where kind = 'news-picture'`.execute(house.db);
  const { fileId, smallFileId } = after.value.picture ?? {};
  expect(rows.map(({ id }) => id).sort()).toEqual([fileId, smallFileId].sort());
});

it('what was withdrawn is not changed any more', async () => {
  const { facilitator, process } = city;
  const { id } = await toldNews(facilitator, process.id);
  await withdrawNews(facilitator, id, { en: 'Wrong street.' });
  const note = { en: 'Back again' };
  expect(await changeNews(facilitator, id, change(process.id, { note }))).toMatchObject({ code: 'news-withdrawn' });
});
