import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './testing.ts';

let first: TestDatabase;
let second: TestDatabase;

beforeAll(async () => {
  [first, second] = await Promise.all([testDatabase(), testDatabase()]);
});

afterAll(() => Promise.all([first.close(), second.close()]));

test('each test database is migrated and apart from the others', async () => {
  await sql`create table marks (n int)`.execute(first.db);
  const seen = await sql<{ marks: string | null }>`select to_regclass('marks')::text as marks`.execute(second.db);
  expect(seen.rows).toEqual([{ marks: null }]);
  const folded = await sql<{ word: string }>`select unaccent('Gràcia') as word`.execute(second.db);
  expect(folded.rows).toEqual([{ word: 'Gracia' }]);
});
