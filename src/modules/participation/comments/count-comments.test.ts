import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { countComments } from './count-comments.ts';
import { commented, subject } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('each subject has its own numbers, also those nobody wrote about', async () => {
  const [busy, quiet] = [subject(), subject()];
  await commented(house.ctx, busy, { side: 'for' });
  await commented(house.ctx, busy, { side: 'neutral' });
  const counts = await countComments(house.ctx, 'proposal', [busy.id, quiet.id]);
  expect(counts.get(busy.id)).toEqual({ inFavour: 1, neutral: 1, against: 0, total: 2 });
  expect(counts.get(quiet.id)).toEqual({ inFavour: 0, neutral: 0, against: 0, total: 0 });
  expect((await countComments(house.ctx, 'result', [busy.id])).get(busy.id)?.total).toBe(0);
});
