import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { correctVoter, readVoter } from './correct-voter.ts';
import { resident, settleVoter, verificationPlatform } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

it('changes what was asked and nothing else, by administrators alone, and reading it is written down', async () => {
  const [person, staff] = [await resident(test), await resident(test, ['administrator'])];
  expect(await correctVoter(staff.ctx, person.personId, { age_from: 50 })).toMatchObject({
    code: 'nothing-to-correct',
  });
  await settleVoter(test.ctx, person.personId, { level: 'basic', age_from: 35 });
  expect(await correctVoter(person.ctx, person.personId, { age_from: 50 })).toMatchObject({
    code: 'administrators-only',
  });
  expect(await correctVoter(staff.ctx, person.personId, { age_from: 50 })).toMatchObject({ ok: true });
  expect(await readVoter(staff.ctx, person.personId)).toMatchObject({
    level: 'basic',
    age_from: 50,
    district_id: null,
  });
  const [access] = await test.ctx.personal.accessesOf(person.personId);
  expect(access).toMatchObject({ actorId: staff.personId, purpose: 'account', own: false });
});
