import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LANGUAGES } from '#kernel/language.ts';
import { PURPOSES } from '#kernel/personal-data.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { heldTables, limitablePurposes } from '#modules/rights/index.ts';
import { queueMail } from '#platform/mail.ts';
import { houseWords } from '#platform/words/house-words.ts';
import { declaredTables } from './declared-tables.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let merce: Visitor;
let other: Visitor;

beforeAll(async () => {
  house = await testHouse();
  merce = await house.enter({
    displayName: 'Mercè',
    email: 'merce@example.org',
    roles: [{ role: 'officer', processId: null }],
  });
  other = await house.enter({ displayName: 'Other', email: 'other@example.org' });
  const streets = await openProcess(house.city);
  await published(house.city, streets, { title: 'Un banc a l’ombra' }, merce.ctx.actor);
  await published(house.city, streets, { title: 'Una font al parc' }, other.ctx.actor);
  const mail = { personId: merce.personId, to: merce.email, kind: 'sign-in', subject: 'El teu codi', key: 'one' };
  await queueMail(house.city, { ...mail, text: 'Hola' });
});
afterAll(() => house.close());

describe('a visitor', () => {
  test('reads what is kept of people who take part, and is not stopped', async () => {
    const response = await house.get('/your-data');
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('To read you need no account.');
    expect(text).toContain('href="/sign-in?next=/your-data"');
    expect(text).toContain('E-mail address');
  });

  test.each(['/your-data/copy', '/your-data/accesses.csv'])('is asked to sign in for %s', async (path) => {
    expect((await house.get(path)).headers.get('location')).toContain('/sign-in');
  });
});

describe('whoever signed in', () => {
  test('reads everything held about her, and nothing about others', async () => {
    const text = await (await house.get('/your-data', merce)).text();
    for (const words of ['merce@example.org', 'Mercè', 'Un banc a l’ombra', 'City officer', 'El teu codi'])
      expect(text).toContain(words);
    expect(text).not.toContain('other@example.org');
    expect(text).not.toContain('Una font al parc');
    expect(text).toContain('Nobody has looked at them in the last 30 days.');
  });

  test('sees who looked, as what, at what and why; her own readings only in the file', async () => {
    const administrator = house.ctx.as({ ...merce.ctx.actor, ...{ personId: other.personId } } as never);
    const reading = { subjects: [merce.personId], columns: ['people.district_id'], purpose: 'administration' } as const;
    await administrator.personal.read(reading, async () => null);
    const text = await (await house.get('/your-data', merce)).text();
    expect(text).toContain('City officer: a person read data of yours');
    expect(text).toContain('What: District. What for: To run this site.');
    const csv = await (await house.get('/your-data/accesses.csv', merce)).text();
    expect(csv).toContain('people.district_id,administration,false');
    expect(csv).toMatch(/people\.language[^\n]*account,true/);
    expect(await (await house.get('/your-data', other)).text()).toContain('Nobody looked');
  });

  test('takes a copy in which every declared column stands', async () => {
    const response = await house.get('/your-data/copy?format=json', merce);
    expect(response.headers.get('content-disposition')).toContain('your-data.json');
    const copy = (await response.json()) as { about: string; name: string; words: string; value: unknown }[];
    const values = copy.map(({ value }) => value);
    expect(values).toEqual(expect.arrayContaining(['merce@example.org', 'Un banc a l’ombra', 'officer']));
    expect(JSON.stringify(copy)).not.toContain('other@example.org');
    const csv = await (await house.get('/your-data/copy?format=csv', merce)).text();
    expect(csv).toContain('merce@example.org');
  });

  test('gets every column that any module declared, when a row of each table is hers', async () => {
    const named = new Set<string>();
    for (const { table, columns } of heldTables(declaredTables))
      for (const { name } of columns) named.add(`${table}.${name}`);
    const promised = declaredTables.flatMap(({ table, subject, personal }) =>
      subject === null
        ? []
        : Object.values(personal).flatMap(({ exportAs }) => (exportAs ? [`${table}.${exportAs}`] : [])),
    );
    expect([...named].sort()).toEqual([...new Set(promised)].sort());
    // Each promised column can be read as it is declared: a misspelt one would fail here.
    for (const { table, subject, columns } of heldTables(declaredTables)) {
      const list = sql.join(columns.map(({ column }) => sql.ref(column)));
      await sql`select ${list} from ${sql.table(table)} where ${sql.ref(subject)} is null`.execute(house.db);
    }
  });

  test('may take only so many copies an hour', async () => {
    let last = await house.get('/your-data/copy', other);
    for (let i = 0; i < 6 && last.status === 200; i++) last = await house.get('/your-data/copy', other);
    expect(last.status).toBe(429);
    expect(await last.text()).toContain('You have taken enough copies this hour');
  });
});

test.each(LANGUAGES)('every table and column of a person has words in %s', (language) => {
  const words = houseWords();
  const purposes = limitablePurposes(declaredTables).map(({ purpose }) => `consents.limits.does.${purpose}`);
  const missing = [...heldTables(declaredTables)]
    .flatMap(({ label, columns }) => [
      `rights.table.${label}`,
      ...columns.map((column) => `rights.column.${column.label}`),
    ])
    .concat(
      purposes,
      PURPOSES.map((purpose) => `rights.purpose.${purpose}`),
    )
    .filter((key) => !words.has(language, key));
  expect([...new Set(missing)]).toEqual([]);
});
