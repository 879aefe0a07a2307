import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OFTEN } from './prepared-client.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

describe('a query asked often', () => {
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase({ poolSize: 1 });
  });
  afterAll(() => test.close());

  const prepared = async () => {
    const { rows } = await sql<{
      statement: string;
    }>`select statement from pg_prepared_statements where name like 'often_%'`.execute(test.db);
    return rows.map((row) => row.statement);
  };

  it('is prepared once on its connection, however often it is asked', async () => {
    const ask = (n: number) => sql<{ n: number }>`${sql.raw(OFTEN)} select ${n}::int + 1 as n`.execute(test.db);
    for (const n of [1, 2, 3]) expect((await ask(n)).rows).toEqual([{ n: n + 1 }]);
    expect(await prepared()).toHaveLength(1);
  });

  it('is the only kind that is prepared', async () => {
    await sql`select ${5}::int as five`.execute(test.db);
    expect((await prepared()).some((statement) => statement.includes('five'))).toBe(false);
  });
});
