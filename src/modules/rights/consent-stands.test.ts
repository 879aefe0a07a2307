import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { consentStands, consentsStand, everyoneWhoSaidYes } from './consent-stands.ts';
import { personalData } from './personal-data.ts';
import { recordConsent } from './record-consent.ts';

let house: TestPlatform;
const people = Array.from({ length: 5 }, () => personActor().personId);
const [aina, bet, carla, dolors, eva] = people as [PersonId, PersonId, PersonId, PersonId, PersonId];

beforeAll(async () => {
  house = await testPlatform({ personalData });
  for (const [id, answers] of [
    [aina, [true]],
    [bet, [true, false]],
    [carla, [true, false, true]],
    [eva, [true]],
  ] as const)
    for (const given of answers)
      await recordConsent(house.ctx, id, {
        ...{ consent: 'statistics', given, words: 'w', language: 'ca', saidAt: 'your-data' },
      });
  await house.ctx.personal.setLimit(eva, 'statistics', 'restricted');
});
afterAll(() => house.close());

test('her last word counts; no word is a no; a limited purpose is a no', async () => {
  const stands = await Promise.all(people.map((id) => consentStands(house.ctx, id, 'statistics')));
  expect(stands).toEqual([true, false, true, false, false]);
  expect([...(await consentsStand(house.ctx, people, 'statistics'))].sort()).toEqual([aina, carla].sort());
  expect(await consentStands(house.ctx, aina, 'newsletter')).toBe(false);
  expect(await consentStands(house.ctx, dolors, 'something-unknown')).toBe(false);
});

test('everyone who said yes comes once, in batches of any size', async () => {
  for (const size of [1, 2, 100]) {
    const all: PersonId[] = [];
    for await (const batch of everyoneWhoSaidYes(house.ctx, 'statistics', size)) all.push(...batch);
    expect(all.toSorted()).toEqual([aina, carla].toSorted());
  }
});
