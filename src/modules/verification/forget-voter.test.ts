import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform } from '#platform/testing.ts';
import { forgetVoter } from './forget-voter.ts';
import { settleVoter, verificationPlatform } from './testing.ts';
import { deleteLongGone, findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

it('keeps the hash alone, and that no longer than declared', async () => {
  const { personId } = personActor();
  const id = await settleVoter(test.ctx, personId, { guardian_at: new Date(), guardian_way: 'desk' });
  await forgetVoter(test.ctx, { type: 'person-erasing', personId });
  expect(await findVoter(test.ctx, { id })).toMatchObject({ person_id: null, age_from: null, guardian_at: null });
  await deleteLongGone(test.ctx, new Date('2026-11-01T00:00:00Z'));
  expect(await findVoter(test.ctx, { id })).toBeDefined();
  await deleteLongGone(test.ctx, new Date('2026-12-01T00:00:00Z'));
  expect(await findVoter(test.ctx, { id })).toBeUndefined();
});
