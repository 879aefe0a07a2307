import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeSight } from './change-sight.ts';
import type { StatementId } from './statement.ts';
import { findStatement } from './statement-store.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('says how it stood before, so that it can be put back as it was', async () => {
  const place = await openConversation(house.ctx);
  const id = (await findStatement(house.ctx, place.stepId, 2))?.id as StatementId;
  const before = await changeSight(house.ctx, id, { state: 'hidden', because: ['insult'] });
  expect(before).toEqual({ state: 'shown', because: [] });
  expect(await findStatement(house.ctx, place.stepId, 2)).toMatchObject({ state: 'out', because: ['insult'] });
  expect(await changeSight(house.ctx, id, { state: 'shown', because: [] })).toEqual({
    state: 'hidden',
    because: ['insult'],
  });
  expect(await findStatement(house.ctx, place.stepId, 2)).toMatchObject({ state: 'shown', outReason: null });
  expect(await changeSight(house.ctx, house.ctx.newId<StatementId>(), { state: 'shown', because: [] })).toBeNull();
});
