import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { type CopiedValue, exportHeldData } from './export-held-data.ts';
import { heldTables } from './held-data.ts';
import { createLetters, LETTERS, writeLetter } from './testing.ts';

let house: TestPlatform;
const merce = personActor();

beforeAll(async () => {
  house = await testPlatform({ personalData: [LETTERS] });
  await createLetters(house.ctx);
  for (const colour of ['blue', 'red']) await writeLetter(house.ctx, merce.personId, 'a secret', colour);
});
afterAll(() => house.close());

test('every declared column of every row stands in the copy, opened', async () => {
  const all: CopiedValue[] = [];
  const copy = await exportHeldData(house.ctx.as(merce), heldTables([LETTERS, { ...LETTERS, subject: null }]));
  if (!copy.ok) throw new Error(copy.code);
  for await (const values of copy.value) all.push(...values);
  expect(all.map(({ row, column }) => `${row} ${column.name}`)).toEqual([
    ...['1 secret', '1 favourite_colour', '1 written_at'],
    ...['2 secret', '2 favourite_colour', '2 written_at'],
  ]);
  expect(all.filter(({ column }) => column.name === 'secret').map(({ value }) => value)).toEqual([
    'a secret',
    'a secret',
  ]);
});

test('a visitor has nothing to copy', async () => {
  expect(await exportHeldData(house.ctx, heldTables([LETTERS]))).toMatchObject({ ok: false, code: 'sign-in-needed' });
});
