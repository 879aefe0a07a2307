import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { keepNoLonger } from './keep-no-longer.ts';
import { runsSince } from './keeping-store.ts';
import { agesOf, retentionPlan } from './retention-plan.ts';
import { createLetters, LETTERS, writeLetter } from './testing.ts';

const forDays: PersonalColumn = { ...(LETTERS.personal.colour as PersonalColumn), retention: { days: 30 } };
const whole: TableDeclaration = {
  ...LETTERS,
  ages: 'written_at',
  personal: Object.fromEntries(Object.keys(LETTERS.personal).map((column) => [column, forDays])),
};
const part: TableDeclaration = { ...LETTERS, ages: 'written_at', personal: { ...LETTERS.personal, colour: forDays } };

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform({ personalData: [LETTERS] });
  await createLetters(house.ctx);
  const { personId } = personActor();
  for (const day of ['01', '16', '17', '30']) {
    house.clock.set(`2026-11-${day}T10:00:00Z`);
    await writeLetter(house.ctx, personId, `secret ${day}`, day);
  }
  house.clock.set('2026-12-16T10:00:00Z');
});
afterAll(() => house.close());

const colours = async () =>
  (await sql<{ colour: string | null }>`select colour from test_letters order by id`.execute(house.db)).rows.map(
    ({ colour }) => colour,
  );

test('only the columns whose time is over are emptied where others are kept longer; a second night finds none', async () => {
  expect(await keepNoLonger(house.ctx, [part])).toEqual([{ table: 'test_letters', days: 30, rows: 1 }]);
  // Exactly thirty days old is not older than thirty days.
  expect(await colours()).toEqual([null, '16', '17', '30']);
  expect(await keepNoLonger(house.ctx, [part])).toEqual([{ table: 'test_letters', days: 30, rows: 0 }]);
});

test('a table of which everything is over loses the row, and the report says how many', async () => {
  house.clock.set('2026-12-17T10:00:01Z');
  expect(await keepNoLonger(house.ctx, [whole])).toEqual([{ table: 'test_letters', days: 30, rows: 3 }]);
  expect(await colours()).toEqual(['30']);
  const runs = await runsSince(house.ctx, new Date('2026-01-01'));
  expect(runs).toMatchObject([{ table: 'test_letters', days: 30, rows: 3, sum: 4, purposes: ['participation'] }]);
});

test('more rows than one statement takes all go', async () => {
  await sql`insert into test_letters (written_at) select timestamptz '2020-01-01' from generate_series(1, 12001)`.execute(
    house.db,
  );
  expect(await keepNoLonger(house.ctx, [whole])).toMatchObject([{ rows: 12_001 }]);
});

test('a table without days is left alone; the age is counted from what it says, else from `at` or `created_at`', () => {
  expect(retentionPlan([LETTERS])).toEqual([]);
  expect(agesOf(whole)).toBe('written_at');
  expect(agesOf({ ...LETTERS, notPersonal: ['id', 'created_at'] })).toBe('created_at');
  expect(agesOf(LETTERS)).toBeUndefined();
});
