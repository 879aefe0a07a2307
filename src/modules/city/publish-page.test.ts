import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordLines } from '#modules/record/index.ts';
import { collected } from '#modules/record/testing.ts';
import { parseSearch } from '#platform/search/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { publishPage } from './publish-page.ts';
import { searchPages } from './search-store.ts';
import { findPage } from './store.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const page = (slug: string, version: string, words: string) => ({
  slug,
  version,
  title: { ca: 'Títol' },
  body: { ca: `<p>${words}</p>` },
});
const found = async (typed: string) => {
  const parsed = await parseSearch(house.ctx.db, typed, 'ca');
  return (await searchPages(house.ctx, parsed, { limit: 10, offset: 0 })).found.map(({ slug }) => slug);
};

test('only administrators publish', async () => {
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await publishPage(officer, page('learn', '1', 'x'))).toMatchObject({ code: 'administrators-only' });
});

test('terms are written into the record with the hash of their words; other pages are replaced in place', async () => {
  const ctx = house.ctx.as(personActor({ roles: ['administrator'] }));
  await publishPage(ctx, page('terms', '1', 'Respecta'));
  await publishPage(ctx, page('learn', '1', 'Cursos'));
  await publishPage(ctx, page('learn', '1', 'Tallers'));
  expect((await findPage(ctx, 'learn'))?.body.ca).toBe('<p>Tallers</p>');
  expect(await publishPage(ctx, page('terms', '1', 'Un altre'))).toMatchObject({ code: 'page-version-exists' });
  const items = (await collected(recordLines(ctx))).map((line) => JSON.parse(line));
  expect(items.map(({ kind, payload }) => [kind, payload?.version, payload?.role])).toEqual([
    ['terms-published', '1', 'administrator'],
  ]);
  expect(items[0]?.payload?.textHash).toMatch(/^[0-9a-f]{64}$/);
});

test('only words in force are found', async () => {
  const ctx = house.ctx.as(personActor({ roles: ['administrator'] }));
  expect(await found('respecta')).toEqual(['terms']);
  house.clock.set('2026-11-18T10:00:00Z');
  await publishPage(ctx, page('terms', '2', 'Convivència'));
  expect(await found('respecta')).toEqual([]);
  expect(await found('convivencia')).toEqual(['terms']);
});
