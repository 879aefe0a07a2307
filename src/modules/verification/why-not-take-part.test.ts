import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform } from '#platform/testing.ts';
import { EVERYBODY } from './taking-part.ts';
import { settleVoter, verificationPlatform } from './testing.ts';
import { whyNotOnPaper, whyNotTakePart } from './why-not-take-part.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
});
afterAll(() => test.close());

const VERIFIED = { ...EVERYBODY, level: 'verified' } as const;

it('a visitor signs in first', async () => {
  expect(await whyNotTakePart(test.ctx)).toMatchObject({ code: 'sign-in-first' });
});

it('an account takes part where that is enough, and verifies herself where it is not', async () => {
  const ctx = test.ctx.as(personActor());
  expect(await whyNotTakePart(ctx)).toBeNull();
  expect(await whyNotTakePart(ctx, VERIFIED)).toMatchObject({ code: 'verify-first' });
});

it('a verified resident takes part; a child waits for her guardian', async () => {
  const [grown, child] = [personActor(), personActor()];
  await settleVoter(test.ctx, grown.personId);
  await settleVoter(test.ctx, child.personId, { age_from: 12 });
  expect(await whyNotTakePart(test.ctx.as(grown), VERIFIED)).toBeNull();
  expect(await whyNotTakePart(test.ctx.as(child))).toMatchObject({ code: 'guardian-first' });
});

it('a signature on paper stands for the level, not for the age', async () => {
  const { personId } = personActor();
  await settleVoter(test.ctx, personId, { level: 'basic', age_from: 16 });
  expect(await whyNotOnPaper(test.ctx, { ...EVERYBODY, level: 'strong' }, personId)).toBeNull();
  expect(await whyNotOnPaper(test.ctx, { ...EVERYBODY, level: 'strong', minAge: 18 }, personId)).toMatchObject({
    code: 'too-young',
  });
});
