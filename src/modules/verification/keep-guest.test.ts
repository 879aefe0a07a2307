import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { keepGuest } from './keep-guest.ts';
import { startGuest } from './start-guest.ts';
import { resident, settleCensus, settleVoter, verificationPlatform } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await verificationPlatform();
  await settleCensus(test, [['12345678Z', '1980-03-07']]);
});
afterAll(() => test.close());

it('nobody keeps a guest’s acts under an account that is verified as somebody else', async () => {
  const done = await startGuest(test.ctx, { way: 'census', document: '12345678Z', birthDate: '1980-03-07' }, 'here');
  if (!done.ok) throw new Error(done.code);
  const other = await resident(test);
  await settleVoter(test.ctx, other.personId);
  expect(await keepGuest(other.ctx, done.value.token)).toMatchObject({ code: 'verified-as-another' });
  expect(await keepGuest(test.ctx, done.value.token)).toMatchObject({ code: 'sign-in-first' });
});
