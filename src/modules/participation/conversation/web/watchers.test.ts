import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { openConversation } from '../testing.ts';
import { watchMap } from './watchers.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('who comes to a map that others watch hears at once which one stands', { timeout: 60_000 }, async () => {
  const { stepId } = await openConversation(house.ctx);
  await sql`insert into conversation_maps (step_id, version, drawn_at, votes, participants, result, people)
    values (${stepId}, 7, now(), 0, 0, '{}', '{}')`.execute(house.db);
  let stopFirst: (() => void) | null = null;
  const first = await new Promise<number>((heard) => {
    stopFirst = watchMap(house.ctx, stepId, heard);
  });
  const told: number[] = [];
  const stopSecond = watchMap(house.ctx, stepId, (version) => told.push(version));
  expect([first, told]).toEqual([7, [7]]);
  for (const stop of [stopFirst as (() => void) | null, stopSecond]) stop?.();
});
