import { afterAll, beforeAll, expect, it } from 'vitest';
import { hasOwnAccount, openPersonWithoutEmail } from '#modules/identity/index.ts';
import type { TestPlatform } from '#platform/testing.ts';
import type { PersonMerging } from './events.ts';
import { joinRoll } from './join-roll.ts';
import { mergePeople } from './merge-people.ts';
import { resident, STEP, verificationPlatform } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

it('tells whoever keeps acts, moves the roll, and leaves nothing of the other', async () => {
  const told: PersonMerging[] = [];
  test.platform.subscribe<PersonMerging>('person-merging', async (_, event) => void told.push(event));
  const [from, { personId: to }] = [await openPersonWithoutEmail(test.ctx), await resident(test)];
  await joinRoll(test.ctx, { stepId: STEP, personId: from, channel: 'assisted' });
  await test.ctx.transact((inside) => mergePeople(inside, from, to));
  expect(told).toEqual([{ type: 'person-merging', from, to }]);
  expect(await hasOwnAccount(test.ctx, from)).toBe(false);
  expect(await hasOwnAccount(test.ctx, to)).toBe(true);
});
