import { expect, test } from 'vitest';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import { findReads } from './check-personal-reads.ts';

const base: PersonalColumn = {
  purpose: 'account',
  legalBasis: 'public-task',
  retention: 'account',
  erase: 'clear',
  exportAs: 'x',
};
const PEOPLE: TableDeclaration = {
  table: 'people',
  module: 'identity',
  subject: 'id',
  personal: {
    birthday: base,
    name: { ...base, public: true },
    email_sealed: { ...base, sealed: true },
    hash: { ...base, exportAs: null },
  },
  notPersonal: ['id'],
};
const DIR = 'src/modules/identity';

const found = (files: Record<string, string>, machine: Record<string, string> = {}) =>
  findReads([PEOPLE], new Map(Object.entries(files).map(([name, text]) => [`${DIR}/${name}`, text])), machine).map(
    ({ path, says }) => `${path.replace(`${DIR}/`, '')}: ${says.split(' around')[0]}`,
  );

const STORE = `import { sql } from 'kysely';
const COLUMNS = sql\`id, birthday\`;
export async function findBirthday(ctx, id) { return sql\`select birthday from people where id = \${id}\`.execute(ctx.db); }
export async function findConstant(ctx) { return sql\`select \${COLUMNS} from people\`.execute(ctx.db); }
export const findAll = (ctx) => ctx.db.selectFrom('people').selectAll().execute();
export const findOne = (ctx) => ctx.db.selectFrom('people').select(['id', 'people.birthday as born']).execute();
export const changed = (ctx) => ctx.db.updateTable('people').set({}).returning(['birthday']).execute();
export const findName = (ctx) => sql\`select id, name, hash, email_sealed from people where birthday is null\`.execute(ctx.db);
export const count = (ctx) => sql\`select count(*) from people where birthday < now()\`.execute(ctx.db);
async function hidden(ctx) { return findBirthday(ctx, 1); }
export async function findThrough(ctx) { return hidden(ctx); }
`;
const calling = (name: string, how = `${name}(ctx)`) => ({
  'store.ts': STORE,
  'show.ts': `import { ${name} } from './store.ts';\nexport async function show(ctx) { return ${how}; }\n`,
});

test.each(['findBirthday', 'findConstant', 'findAll', 'findOne', 'changed', 'findThrough'])(
  'caught: a use case that calls %s around the access',
  (name) => {
    expect(found(calling(name))).toEqual(['show.ts: show reads people.birthday']);
  },
);

test.each(['findName', 'count'])('%s gives back nothing that needs to be written down', (name) => {
  expect(found(calling(name))).toEqual([]);
});

test('inside the access it may be called', () => {
  const how = `ctx.personal.read({ subjects: [id], columns: [], purpose: 'account' }, () => findBirthday(ctx))`;
  expect(found(calling('findBirthday', how))).toEqual([]);
  expect(found(calling('findBirthday', `${how}.then(() => findBirthday(ctx))`))).toHaveLength(1);
});

test('caught: a page that asks the database itself', () => {
  const page = 'export const page = (ctx) => sql`select p.birthday from people p`.execute(ctx.db);\n';
  expect(found({ 'page.ts': page })).toEqual(['page.ts: page reads people.birthday']);
});

test('what the program alone looks at is listed with the reason; a line of the list that has none is caught', () => {
  const listed = { [`${DIR}/store.ts#findBirthday`]: 'decides the age, shows it to nobody' };
  expect(found(calling('findBirthday'), listed)).toEqual([]);
  expect(found(calling('findName'), { [`${DIR}/store.ts#findName`]: 'was needed once' })).toEqual([
    `tools/machine-reads.ts: lists ${DIR}/store.ts#findName, which reads no personal column`,
  ]);
});

test('caught: a line of the list for a query that is asked inside the access alone', () => {
  const inside = `import { findBirthday } from './store.ts';
export const page = (ctx) => ctx.personal.read({}, (inside) => findBirthday(inside, 1));`;
  const listed = { [`${DIR}/store.ts#findBirthday`]: 'x' };
  const store = `export async function findBirthday(ctx, id) { return sql\`select birthday from people\`.execute(ctx.db); }`;
  expect(found({ 'store.ts': store, 'page.ts': inside }, listed)).toEqual([
    expect.stringContaining('lists src/modules/identity/store.ts#findBirthday, which nobody reads'),
  ]);
});
