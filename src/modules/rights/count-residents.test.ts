import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { countResidents, withoutSmall } from './count-residents.ts';
import { latestStatistics } from './keeping-store.ts';
import { personalData } from './personal-data.ts';
import { recordConsent } from './record-consent.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

test('only those who said yes are counted, and a no takes one out', async () => {
  const people = Array.from({ length: 30 }, () => personActor().personId);
  const say = (id: PersonId, given: boolean) =>
    recordConsent(house.ctx, id, { consent: 'statistics', given, words: 'w', language: 'ca', saidAt: 'your-data' });
  for (const id of people.slice(0, 26)) await say(id, true);
  const asked: string[] = [];
  const groups = new Map(people.map((id, n) => [id as string, n < 14 ? 'ribera' : 'farga']));
  const groupsOf = async (_: unknown, ids: readonly string[]) => {
    asked.push(...ids);
    return ids.map((id) => groups.get(id) ?? '');
  };
  expect(await countResidents(house.ctx, groupsOf)).toEqual({ farga: 12, ribera: 14 });
  expect(asked).toHaveLength(26);
  await say(people[0] as PersonId, false);
  house.clock.set('2026-11-23T10:00:00Z');
  await countResidents(house.ctx, groupsOf);
  expect(await latestStatistics(house.ctx)).toMatchObject({ people: 25, counts: { farga: 12, ribera: 13 } });
});

test('small groups are left out, and one more where the total would tell', () => {
  const counts = (record: Record<string, number>) => withoutSmall(new Map(Object.entries(record)));
  expect(counts({ a: 40, b: 10, c: 12 })).toEqual({ a: 40, b: 10, c: 12 });
  expect(counts({ a: 40, b: 9, c: 12 })).toEqual({ a: 40 });
  expect(counts({ a: 40, b: 9, c: 8, d: 30 })).toEqual({ a: 40, d: 30 });
  expect(counts({ a: 3 })).toEqual({});
  expect(counts({})).toEqual({});
});
