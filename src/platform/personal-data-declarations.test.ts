import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { personalData } from './personal-data-declarations.ts';
import { testPlatform } from './testing.ts';

test('every column of the platform’s tables is declared in exactly one of the two lists', async () => {
  const house = await testPlatform();
  for (const { table, personal, notPersonal } of personalData) {
    const { rows } = await sql<{ column: string }>`
      select column_name as column from information_schema.columns
      where table_schema = 'public' and table_name = ${table}`.execute(house.db);
    const declared = [...Object.keys(personal), ...notPersonal];
    expect(declared.toSorted(), table).toEqual(rows.map(({ column }) => column).toSorted());
  }
  await house.close();
});

test('a table about people names the column that says whose row it is, and declares it', () => {
  for (const { subject, personal } of personalData) {
    if (subject === null) expect(personal).toEqual({});
    else expect(Object.keys(personal)).toContain(subject);
  }
});
