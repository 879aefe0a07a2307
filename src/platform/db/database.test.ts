import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from './testing.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase({ poolSize: 2 });
});

afterAll(() => database.close());

async function value(expression: string): Promise<unknown> {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(database.db);
  return rows[0]?.value;
}

describe('what comes out of the database', () => {
  test.each([
    ['count(*)', 1],
    ['9007199254740991::int8', Number.MAX_SAFE_INTEGER],
    ['sum(2::int8)', 2],
    ['0.25::numeric', 0.25],
    ['array[1, null]::int8[]', [1, null]],
    ["'2026-11-23'::date", '2026-11-23'],
    ["'2026-11-23T09:00:00+01'::timestamptz", new Date('2026-11-23T08:00:00Z')],
    ['null::int8', null],
  ])('%s is %j', async (expression, expected) => {
    expect(await value(expression)).toEqual(expected);
  });

  test('a whole number too large to be exact is a fault, never a wrong count', async () => {
    await expect(value('9007199254740993::int8')).rejects.toThrow(RangeError);
    await expect(value('-9007199254740993::numeric')).rejects.toThrow(RangeError);
    expect(await value('1::int8')).toBe(1);
  });
});

test('a long answer comes in pieces', async () => {
  const answer = sql<{ n: number }>`select n from generate_series(1, 2500) n`.compile(database.db);
  let rows = 0;
  for await (const piece of database.db.getExecutor().stream(answer, 1000)) rows += piece.rows.length;
  expect(rows).toBe(2500);
});

test('a fault inside a transaction leaves nothing', async () => {
  const db = database.db.withTables<{ marks: { n: number } }>();
  await sql`create table marks (n int)`.execute(db);
  const broken = db.transaction().execute(async (trx) => {
    await trx.insertInto('marks').values({ n: 1 }).execute();
    throw new Error('halfway');
  });
  await expect(broken).rejects.toThrow('halfway');
  expect(await db.selectFrom('marks').selectAll().execute()).toEqual([]);
});
