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
    stopFirst = watchMap(house.ctx, stepId, 'one network', heard);
  });
  const told: number[] = [];
  const stopSecond = watchMap(house.ctx, stepId, 'another', (version) => told.push(version));
  expect([first, told]).toEqual([7, [7]]);
  for (const stop of [stopFirst as (() => void) | null, stopSecond]) stop?.();
});

test('one network does not take every place, and gives back what it leaves', async () => {
  const { stepId } = await openConversation(house.ctx);
  const stops: (() => void)[] = [];
  const watchFrom = (visitor: string) => {
    const stop = watchMap(house.ctx, stepId, visitor, () => {});
    if (stop) stops.push(stop);
    return stop !== null;
  };
  while (watchFrom('a flood')) expect(stops.length).toBeLessThan(5000);
  expect(watchFrom('a neighbour')).toBe(true);
  stops.shift()?.();
  expect([watchFrom('a flood'), watchFrom('a flood')]).toEqual([true, false]);
  for (const stop of stops) stop();
});
