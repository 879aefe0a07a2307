import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { brokenAt } from './consent-chain.ts';
import { entriesOf } from './consent-store.ts';
import { mergePerson } from './merge-person.ts';
import { personalData } from './personal-data.ts';
import { recordConsent } from './record-consent.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

const said = (consent: 'terms' | 'newsletter' | 'statistics', given: boolean, words: string) =>
  ({ consent, given, words, language: 'ca', saidAt: 'take-part' }) as const;

test('what a guest said last stands in the account’s chain, where the account said nothing of it', async () => {
  const [{ personId: from }, { personId: to }] = [personActor(), personActor()];
  await recordConsent(house.ctx, to, said('terms', true, '2'));
  await recordConsent(house.ctx, from, said('terms', true, '1'));
  await recordConsent(house.ctx, from, said('statistics', true, 'a'));
  await recordConsent(house.ctx, from, said('newsletter', true, 'b'));
  await recordConsent(house.ctx, from, said('newsletter', false, 'b'));
  await mergePerson(house.ctx, { from, to });
  const entries = await entriesOf(house.ctx, to);
  expect(entries.map(({ consent, given, words }) => [consent, given, words])).toEqual([
    ['terms', true, '2'],
    ['statistics', true, 'a'],
  ]);
  expect(brokenAt(entries)).toBeNull();
  expect(await entriesOf(house.ctx, from)).toEqual([]);
});
