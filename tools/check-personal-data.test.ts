import { expect, test } from 'vitest';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import { checkPersonalData, compareDeclarations } from './check-personal-data.ts';
import { bringPackages, layHouse } from './fixture-house.ts';

const NAME: PersonalColumn = {
  purpose: 'account',
  legalBasis: 'public-task',
  retention: 'account',
  erase: 'clear',
  exportAs: 'name',
};
const PEOPLE: TableDeclaration = {
  table: 'people',
  module: 'identity',
  subject: 'id',
  personal: { name: NAME },
  notPersonal: ['id'],
};
const COLUMNS = [
  { table: 'people', column: 'id' },
  { table: 'people', column: 'name' },
];
const OWNERS = new Map([['people', 'identity']]);

const found = (declarations: readonly TableDeclaration[], columns = COLUMNS) =>
  compareDeclarations(columns, declarations, OWNERS).map(({ says }) => says);

test('a table whose every column is declared once passes', () => {
  expect(found([PEOPLE])).toEqual([]);
});

test.each<[string, readonly TableDeclaration[]]>([
  ['declares nothing of the table people', []],
  ['declares the table people 2 times', [PEOPLE, PEOPLE]],
  ['says nothing of people.id', [{ ...PEOPLE, notPersonal: [] }]],
  ['says nothing of people.name', [{ ...PEOPLE, personal: {} }]],
  ['declares people.name twice', [{ ...PEOPLE, notPersonal: ['id', 'name'] }]],
  ['declares people.gone, which does not exist', [{ ...PEOPLE, notPersonal: ['id', 'gone'] }]],
  ['declares the table ghosts, which no migration makes', [PEOPLE, { ...PEOPLE, table: 'ghosts' }]],
  ['names people.person_id as its subject, which does not exist', [{ ...PEOPLE, subject: 'person_id' }]],
  ['gives people to city; the migrations of identity make it', [{ ...PEOPLE, module: 'city' }]],
  [
    'declares people.name as personal without retention',
    [{ ...PEOPLE, personal: { name: { ...NAME, retention: { days: 0 } } } }],
  ],
  [
    'keeps people for days without saying from which column they are counted (ages)',
    [{ ...PEOPLE, personal: { name: { ...NAME, retention: { days: 3 } } } }],
  ],
  [
    'keeps people for days without saying from which column they are counted (ages)',
    [{ ...PEOPLE, ages: 'gone', personal: { name: { ...NAME, retention: { days: 3 } } } }],
  ],
])('caught: %s', (says, declarations) => {
  expect(found(declarations)).toContain(says);
});

test('a column of a real database that nobody declared is caught', { timeout: 60_000 }, async () => {
  const root = layHouse({
    'src/modules/identity/migrations/0200-people.sql':
      'create table people (id uuid primary key, name text, birthday date);\n',
    'src/web/declared-tables.ts': `export const declaredTables = ${JSON.stringify([PEOPLE])};\n`,
  });
  bringPackages(root);
  const findings = await checkPersonalData(root);
  expect(findings.map(({ says }) => says)).toEqual(['says nothing of people.birthday']);
});

test('a house without the list of declarations is told so', async () => {
  await expect(checkPersonalData(layHouse({}))).rejects.toThrow('src/web/declared-tables.ts is missing');
});
