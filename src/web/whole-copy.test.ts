import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { declaredTables } from './declared-tables.ts';
import { type Planted, plantRows, unzipped } from './planted-rows.fixture.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

interface Copy {
  readonly tables: readonly {
    readonly table: string;
    readonly columns: readonly { readonly name: string; readonly purpose: string; readonly legal_basis: string }[];
    readonly rows: readonly Readonly<Record<string, unknown>>[];
  }[];
}

let house: TestHouse;
let neus: Visitor;
let planted: Planted[];
let files: Map<string, string>;

beforeAll(async () => {
  house = await testHouse();
  neus = await house.enter({ displayName: 'Neus', email: 'neus@example.org' });
  planted = await plantRows(house, neus.personId, declaredTables);
  const response = await house.get('/your-data/copy', neus);
  expect(response.headers.get('content-type')).toBe('application/zip');
  files = unzipped(Buffer.from(await response.arrayBuffer()));
});
afterAll(() => house.close());

/** The columns that are promised to her and of which her value is nowhere in the copy. */
function missingFrom(copy: Copy, wanted: readonly Planted[]): string[] {
  return wanted
    .filter(({ table, declared, value }) => {
      const name = declared.exportAs;
      if (name === null) return false;
      const rows = copy.tables.find((one) => one.table === table)?.rows ?? [];
      return !rows.some((row) => JSON.stringify(row[name] ?? null).includes(JSON.stringify(value).slice(1, -1)));
    })
    .map(({ table, column }) => `${table}.${column}`);
}

describe('a person with something in every table', () => {
  const copy = () => JSON.parse(files.get('your-data.json') ?? '{}') as Copy;

  test('has a value in every declared personal column of every table about people', () => {
    const wanted = declaredTables
      .filter(({ subject, table }) => subject !== null && table !== 'person_keys')
      .flatMap(({ table, subject, personal }) =>
        Object.keys(personal).flatMap((column) => (column === subject ? [] : [`${table}.${column}`])),
      );
    const got = planted.map(({ table, column }) => `${table}.${column}`);
    expect(got.toSorted()).toEqual(wanted.filter((column) => column !== 'people.erased_at').toSorted());
  });

  test('gets every one of them in JSON, the sealed ones opened', () => {
    expect(missingFrom(copy(), planted)).toEqual([]);
  });

  test('a column that is left out of the copy is noticed', () => {
    const [first] = copy().tables;
    const column = planted.find(({ table, declared }) => table === first?.table && declared.exportAs !== null);
    const name = column?.declared.exportAs ?? '';
    const without = copy().tables.map((table) =>
      table.table === first?.table ? { ...table, rows: table.rows.map(({ [name]: _, ...row }) => row) } : table,
    );
    expect(missingFrom({ tables: without }, planted)).toEqual([`${column?.table}.${column?.column}`]);
  });

  test('gets every one of them as CSV and on a page to read', () => {
    const html = files.get('your-data.html') ?? '';
    for (const { table, column, declared, value } of planted) {
      if (declared.exportAs === null || typeof value !== 'string' || !value.startsWith('planted ')) continue;
      expect(files.get(`csv/${table}.csv`), `${table}.${column}`).toContain(value);
      expect(html, `${table}.${column}`).toContain(value);
    }
    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3)/);
  });

  test('reads of each column what for and by what right', () => {
    for (const { columns } of copy().tables)
      for (const column of columns) expect([column.purpose, column.legal_basis].every(Boolean)).toBe(true);
  });

  test('sees every table on her page, in words', async () => {
    // A purpose that does not exist has no words.
    await sql`delete from personal_data_accesses where purpose like 'planted %'`.execute(house.db);
    const text = await (await house.get('/your-data', neus)).text();
    for (const { table } of copy().tables)
      if (table !== 'people' && table !== 'personal_data_accesses')
        expect(text).toContain(`id="${table.replaceAll('_', '-')}"`);
  });
});
