import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { entriesOf } from './consent-store.ts';
import { followAccount, followTerms } from './follow-account.ts';
import { personalData } from './personal-data.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData });
});
afterAll(() => house.close());

test('accepting the terms is the first line, and a newer version another', async () => {
  const { personId } = personActor();
  for (const version of ['1', '1', '2'])
    await followTerms(house.ctx, { type: 'terms-accepted', personId, version, saidAt: 'sign-in' });
  const entries = await entriesOf(house.ctx, personId);
  expect(entries.map(({ consent, given, words }) => [consent, given, words])).toEqual([
    ['terms', true, '1'],
    ['terms', true, '2'],
  ]);
});

test('a correction is written down without its values, with who was told; a district is a yes, none a no', async () => {
  const { personId } = personActor();
  const change = (columns: readonly string[], hasDistrict: boolean) =>
    followAccount(
      house.ctx,
      { type: 'account-changed', personId, columns, hasDistrict },
      (language, key) => `${language} ${key}`,
      (column) => ['identity', ...(column === 'people.email_lookup' ? ['letters'] : [])],
    );
  await change(['people.display_name'], false);
  await change(['people.district_id', 'people.email_lookup'], true);
  await change(['people.district_id'], false);
  const { rows } = await sql`select columns, told from corrections where person_id = ${personId} order by id`.execute(
    house.db,
  );
  expect(rows).toEqual([
    { columns: ['people.display_name'], told: ['identity'] },
    { columns: ['people.district_id', 'people.email_lookup'], told: ['identity', 'letters'] },
    { columns: ['people.district_id'], told: ['identity'] },
  ]);
  const said = (await entriesOf(house.ctx, personId)).map(({ consent, given }) => [consent, given]);
  expect(said).toEqual([
    ['district', true],
    ['district', false],
  ]);
});
