import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { conflictOf, noteConflict } from './conflict-store.ts';
import { decideConflict } from './decide-conflict.ts';
import { joinRoll } from './join-roll.ts';
import { resident, STEP, settleVoter, verificationPlatform } from './testing.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

async function disputed() {
  const [holder, claimant] = [await resident(test), await resident(test)];
  const voterId = await settleVoter(test.ctx, holder.personId);
  await joinRoll(test.ctx, { stepId: STEP, personId: holder.personId, channel: 'account' });
  const id = await noteConflict(test.ctx, { voterId, claimantId: claimant.personId, way: 'letter' });
  if (!id) throw new Error('No conflict');
  return { holder, claimant, id };
}

it('moves the document; nobody takes part twice with it', async () => {
  const { holder, claimant, id } = await disputed();
  const { ctx } = await resident(test, ['administrator']);
  expect(await decideConflict(claimant.ctx, { id, decision: 'moved', reason: 'Mine' })).toMatchObject({
    code: 'administrators-only',
  });
  expect(await decideConflict(ctx, { id, decision: 'moved', reason: ' ' })).toMatchObject({ code: 'reason-missing' });
  expect(await decideConflict(ctx, { id, decision: 'moved', reason: 'Saw the document' })).toMatchObject({ ok: true });
  expect(await decideConflict(ctx, { id, decision: 'kept', reason: 'Again' })).toMatchObject({
    code: 'conflict-closed',
  });
  expect(await findVoter(test.ctx, { personId: holder.personId })).toBeUndefined();
  expect(await findVoter(test.ctx, { personId: claimant.personId })).toMatchObject({ way: 'letter' });
  expect(await joinRoll(test.ctx, { stepId: STEP, personId: claimant.personId, channel: 'account' })).toMatchObject({
    code: 'took-part-already',
  });
});

it('leaves it where it is, and tells the claimant why', async () => {
  const { holder, claimant, id } = await disputed();
  const { ctx } = await resident(test, ['administrator']);
  await decideConflict(ctx, { id, decision: 'kept', reason: 'The other showed it' });
  expect(await findVoter(test.ctx, { personId: holder.personId })).toBeDefined();
  expect(await conflictOf(test.ctx, claimant.personId)).toMatchObject({
    decision: 'kept',
    reason: 'The other showed it',
  });
});
