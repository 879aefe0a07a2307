import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { flagStatement } from './flag-statement.ts';
import { flagsOf } from './statement-store.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('flagging a statement', () => {
  it('counts each person once, and stays out of sight', async () => {
    const place = await openConversation(house.ctx);
    const her = house.ctx.as(personActor());
    const flag = { statement: 3, reason: 'insult' } as const;
    expect(await flagStatement(her, place.address, flag)).toMatchObject({ value: { isNew: true } });
    expect(await flagStatement(her, place.address, { statement: 3, reason: 'spam' })).toMatchObject({
      value: { isNew: false },
    });
    await flagStatement(house.ctx.as(personActor()), place.address, flag);
    const [counts] = [...(await flagsOf(house.ctx, place.stepId)).values()];
    expect([...(counts ?? [])]).toEqual([['insult', 2]]);
  });

  it('is refused to visitors and of what is not shown', async () => {
    const place = await openConversation(house.ctx);
    const flag = { statement: 9, reason: 'spam' } as const;
    expect(await flagStatement(house.ctx, place.address, flag)).toMatchObject({ code: 'sign-in-first' });
    const her = house.ctx.as(personActor());
    expect(await flagStatement(her, place.address, flag)).toMatchObject({ code: 'statement-gone' });
  });
});
