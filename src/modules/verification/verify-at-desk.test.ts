import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { openConflicts } from './conflict-store.ts';
import { resident, settleCensus, verificationPlatform } from './testing.ts';
import { verifyAtDesk } from './verify-at-desk.ts';
import { findVoter } from './voter-store.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

const seen = { document: '12345678Z', ageFrom: null, districtId: null };

it('an assistant verifies an account; the census fills in what she leaves open', async () => {
  await settleCensus(test, [['12345678Z', '2011-03-07']]);
  const [staff, her, other] = [await resident(test, ['assistant']), await resident(test), await resident(test)];
  expect(await verifyAtDesk(her.ctx, { ...seen, email: her.email })).toMatchObject({ code: 'assistants-only' });
  expect(await verifyAtDesk(staff.ctx, { ...seen, email: 'nobody@example.org' })).toMatchObject({
    code: 'no-such-account',
  });
  expect(await verifyAtDesk(staff.ctx, { ...seen, email: her.email.toUpperCase() })).toMatchObject({ ok: true });
  expect(await findVoter(test.ctx, { personId: her.personId })).toMatchObject({
    ...{ level: 'strong', way: 'desk', age_from: 14, verified_by: staff.personId },
  });
  expect(await verifyAtDesk(staff.ctx, { ...seen, email: other.email })).toMatchObject({ code: 'document-in-dispute' });
  expect(await openConflicts(test.ctx)).toHaveLength(1);
});
