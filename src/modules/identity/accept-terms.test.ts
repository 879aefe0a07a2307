import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestPlatform } from '#platform/testing.ts';
import { acceptedTerms, acceptTerms } from './accept-terms.ts';
import type { TermsAccepted } from './events.ts';
import { identityPlatform, settle } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await identityPlatform();
});
afterAll(() => house.close());

test('the version last accepted stands, and whoever keeps the ledger hears of each yes', async () => {
  const heard: TermsAccepted[] = [];
  house.platform.subscribe<TermsAccepted>('terms-accepted', async (_, event) => void heard.push(event));
  const { personId, ctx } = await settle(house, 'terms@example.org');
  expect(await acceptedTerms(ctx, personId)).toBeNull();
  await acceptTerms(ctx, personId, '2026-01', 'sign-in');
  await acceptTerms(ctx, personId, '2026-11', 'terms');
  expect(await acceptedTerms(ctx, personId)).toBe('2026-11');
  expect(heard.map(({ version, saidAt }) => [version, saidAt])).toEqual([
    ['2026-01', 'sign-in'],
    ['2026-11', 'terms'],
  ]);
});
