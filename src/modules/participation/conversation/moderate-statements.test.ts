import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { StatementDecided } from './events.ts';
import { moderateStatements } from './moderate-statements.ts';
import { findStatement } from './statement-store.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
const decided: StatementDecided[] = [];
beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<StatementDecided>('statement-decided', async (_, event) => void decided.push(event));
});
afterAll(() => house.close());

describe('moderating statements', () => {
  it('takes out with a reason, which is told, and never without', async () => {
    const place = await openConversation(house.ctx);
    const moderator = house.ctx.as(personActor({ roles: ['moderator'] }));
    const none = await moderateStatements(moderator, place.address, [1, 2], { state: 'out', reason: ' ' });
    expect(none).toMatchObject({ ok: false, code: 'reason-needed' });
    const done = await moderateStatements(moderator, place.address, [1, 2, 2], { state: 'out', reason: 'Off topic.' });
    expect(done).toMatchObject({ value: { changed: 2 } });
    expect(await findStatement(house.ctx, place.stepId, 1)).toMatchObject({ state: 'out', outReason: 'Off topic.' });
    expect(decided.filter(({ stepId }) => stepId === place.stepId)).toHaveLength(2);
    const again = await moderateStatements(moderator, place.address, [1], { state: 'out', reason: 'Off topic.' });
    expect(again).toMatchObject({ value: { changed: 0 } });
  });

  it('changes all of them or none', async () => {
    const place = await openConversation(house.ctx);
    const asFacilitator = house.ctx.as(place.facilitator);
    const done = await moderateStatements(asFacilitator, place.address, [1, 99], {
      state: 'out',
      reason: 'Off topic.',
    });
    expect(done).toMatchObject({ ok: false, code: 'statement-gone' });
    expect(await findStatement(house.ctx, place.stepId, 1)).toMatchObject({ state: 'shown' });
  });

  it('is for those who run or moderate it', async () => {
    const place = await openConversation(house.ctx);
    const others = [personActor(), personActor({ roles: ['officer'] })];
    for (const other of others) {
      const done = await moderateStatements(house.ctx.as(other), place.address, [1], { state: 'shown' });
      expect(done).toMatchObject({ ok: false, code: 'not-your-conversation' });
    }
  });
});
