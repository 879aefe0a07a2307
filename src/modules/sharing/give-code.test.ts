import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { giveCode } from './give-code.ts';
import { CODE_LETTERS, drawCode } from './short-link.ts';
import { insertLink } from './store.ts';
import { linksOf } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('a page has one code, the same whoever asks, however often', async () => {
  const first = await giveCode(house.ctx, '/processes/streets');
  expect(first).toMatch(new RegExp(`^[${CODE_LETTERS}]{5}$`));
  expect(await giveCode(house.ctx, '/processes/streets')).toBe(first);
  expect(await giveCode(house.ctx, '/processes/squares')).not.toBe(first);
});

test('asked by many at once, one code is made', async () => {
  const codes = await Promise.all(Array.from({ length: 20 }, () => giveCode(house.ctx, '/pages/learn')));
  expect(new Set(codes).size).toBe(1);
  expect((await linksOf(house.ctx)).filter(({ path }) => path === '/pages/learn')).toHaveLength(1);
});

test('a code that is taken is given to nobody else; where they run out they grow longer', async () => {
  // Chance that always says the same: the first code is taken, so are all of its length.
  const stuck = { bytes: (length: number) => new Uint8Array(length) };
  const ctx = { ...house.ctx, chance: stuck };
  await insertLink(house.ctx, { code: drawCode(stuck, 5), path: '/taken', ownWords: true });
  expect(await giveCode(ctx, '/pages/terms')).toBe(drawCode(stuck, 6));
});
