import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { followLink } from './follow-link.ts';
import { giveCode } from './give-code.ts';
import { makeLink } from './make-link.ts';
import { retireLink } from './retire-link.ts';
import { twoPages, usesIn } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('a code leads to its page, typed in capitals too, and each use is counted on its day', async () => {
  const code = await giveCode(house.ctx, '/processes/streets');
  for (const typed of [code, code.toUpperCase(), code])
    expect(await followLink(house.ctx, typed, '2026-11-16')).toMatchObject({ value: { path: '/processes/streets' } });
  await followLink(house.ctx, code, '2026-11-17');
  const uses = (await usesIn(house.ctx)).map(({ day, uses: count }) => [day, count]);
  expect(uses).toEqual([
    ['2026-11-16', 3],
    ['2026-11-17', 1],
  ]);
});

test('to ask what a code is, is no use of it', async () => {
  const code = await giveCode(house.ctx, '/pages/learn');
  await followLink(house.ctx, code, null);
  expect((await usesIn(house.ctx)).filter((row) => row.code === code)).toEqual([]);
});

test('many uses of a day stand in a few rows, and none is lost', async () => {
  const code = await giveCode(house.ctx, '/pages/busy');
  await Promise.all(Array.from({ length: 60 }, () => followLink(house.ctx, code, '2026-11-16')));
  const [row] = (await usesIn(house.ctx)).filter((one) => one.code === code);
  expect(row?.uses).toBe(60);
  expect(row?.rows).toBeGreaterThan(1);
  expect(row?.rows).toBeLessThanOrEqual(8);
});

test('a code that nobody made, and words that were retired, lead nowhere and are not counted', async () => {
  expect(await followLink(house.ctx, 'nobody', '2026-11-16')).toMatchObject({ code: 'link-not-found' });
  const staff = house.ctx.as(personActor({ roles: ['administrator'] }));
  await makeLink(staff, { words: 'streets-2026', to: '/processes/streets' }, twoPages);
  await retireLink(staff, 'streets-2026', 'retire');
  expect(await followLink(house.ctx, 'streets-2026', '2026-11-16')).toMatchObject({
    code: 'link-retired',
    details: { date: new Date('2026-11-16T10:00:00Z') },
  });
  expect((await usesIn(house.ctx)).filter(({ code }) => code === 'streets-2026')).toEqual([]);
});
