import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { mergePerson } from './merge-person.ts';
import { answered, openConversation } from './testing.ts';
import { answersOf } from './vote-store.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('a guest who keeps what she did', () => {
  it('finds her answers in her account; where both answered the account’s stand', async () => {
    const [first, second] = [await openConversation(house.ctx), await openConversation(house.ctx)];
    const [guest, account] = [personActor(), personActor()];
    await answered(house.ctx, first, 1, 1, guest);
    await answered(house.ctx, second, 1, 1, guest);
    await answered(house.ctx, second, 1, -1, account);
    await mergePerson(house.ctx, { type: 'person-merging', from: guest.personId, to: account.personId });
    expect((await answersOf(house.ctx, first.stepId, account.personId)).get(1)?.value).toBe(1);
    expect((await answersOf(house.ctx, second.stepId, account.personId)).get(1)?.value).toBe(-1);
    expect((await answersOf(house.ctx, first.stepId, guest.personId)).size).toBe(0);
  });
});
