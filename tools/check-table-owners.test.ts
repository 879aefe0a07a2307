import { expect, test } from 'vitest';
import { checkTableOwners } from './check-table-owners.ts';
import { layHouse } from './fixture-house.ts';

const TABLES = {
  'src/modules/identity/migrations/0200-people.sql':
    'create table people (id uuid primary key);\ncreate index on people (id);\n',
  'src/modules/participation/proposals/migrations/0700-proposals.sql':
    '-- about people, and never: references people\ncreate table if not exists proposals (id uuid);\n',
  'src/platform/migrations/0010-files.sql': 'create table stored_files (id uuid);\n',
};

const found = (path: string, text: string) =>
  checkTableOwners(layHouse({ ...TABLES, [path]: text })).map(
    (finding) => `${finding.path}:${finding.line} ${finding.says}`,
  );

test('a store that names its own tables passes', () => {
  const store = `
    // select * from people is a comment
    export const read = (db) => db.selectFrom('proposals as p').innerJoin('proposals as q', 'q.id', 'p.id').selectAll();
    export const count = (db) => sql\`select count(*) from proposals where title = \${'people'}\`;
    export const label = 'Propose something to people';`;
  expect(found('src/modules/participation/proposals/store.ts', store)).toEqual([]);
});

test.each([
  ["db.selectFrom('people as p')", 'people', 'identity'],
  ["db.selectFrom(['proposals', 'people'])", 'people', 'identity'],
  ["db.selectFrom('proposals').leftJoin('people', 'a', 'b')", 'people', 'identity'],
  ["db.updateTable('people')", 'people', 'identity'],
  ["db.deleteFrom('stored_files')", 'stored_files', 'platform'],
  ['sql`select 1 from people`', 'people', 'identity'],
  ['sql`with x as (select 1) insert into people select * from x`', 'people', 'identity'],
  ['sql`exists (select 1 from proposals p join "people" on true)`', 'people', 'identity'],
  ["pool.query('select * from public.people')", 'people', 'identity'],
  ['new QueryStream(`select * from proposals join people on true`)', 'people', 'identity'],
])('a store may not say %s', (code, table, owner) => {
  expect(found('src/modules/participation/proposals/store.ts', `export const x = ${code};\n`)).toEqual([
    `src/modules/participation/proposals/store.ts:1 names ${table}, a table of ${owner}: ask that module`,
  ]);
});

test('platform and web name no table of a module', () => {
  const code = 'export const x = sql`delete from proposals`;\n';
  expect(found('src/platform/sweep.ts', code)).toHaveLength(1);
  expect(found('src/web/home.ts', code)).toHaveLength(1);
});

test('a migration touches only its own tables, and no other module creates them again', () => {
  const path = 'src/modules/participation/proposals/migrations/0701-more.sql';
  expect(found(path, 'create table supports (id uuid references people (id));')[0]).toContain(
    'names people, a table of identity',
  );
  expect(found(path, 'alter table people add column x int;')[0]).toContain('names people');
  expect(found(path, 'create table people (id uuid);')[0]).toContain('creates people, which identity owns');
});

test('a test may look into any table', () => {
  expect(found('src/modules/participation/proposals/store.test.ts', 'sql`select 1 from people`;\n')).toEqual([]);
});
