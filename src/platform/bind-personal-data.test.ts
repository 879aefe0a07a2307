import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededChance } from '#kernel/chance.ts';
import type { PersonId } from '#kernel/ids.ts';
import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import { refuse } from '#kernel/result.ts';
import { bindPersonalData, declaredColumns } from './bind-personal-data.ts';
import type { Ctx } from './ctx.ts';
import { createKeyRing } from './keys.ts';
import { rewrapPersonKeys } from './person-keys.ts';
import { personActor, type TestPlatform, testId, testPlatform } from './testing.ts';

const COLUMN: PersonalColumn = {
  purpose: 'account',
  legalBasis: 'contract',
  retention: 'account',
  erase: 'clear',
  exportAs: 'email',
};
const PEOPLE: TableDeclaration = {
  table: 'people',
  module: 'identity',
  subject: 'id',
  personal: {
    email: { ...COLUMN, sealed: true },
    phone: { ...COLUMN, sealed: true },
    birth_year: COLUMN,
    display_name: { ...COLUMN, public: true },
  },
  notPersonal: [],
};
const EMAIL = { column: 'people.email', purpose: 'notices' } as const;

let house: TestPlatform;
let ctx: Ctx;
let lastPerson = 100;

beforeAll(async () => {
  house = await testPlatform({ personalData: [PEOPLE], actor: { kind: 'system', name: 'test.send' } });
  ctx = house.ctx;
});
afterAll(() => house.close());

test('a sealed text opens again, and the database holds only ciphertext', async () => {
  const personId = newPerson();
  const sealed = await ctx.personal.seal({ personId, column: 'people.email' }, 'aina@exemple.cat');
  expect(sealed.toString('latin1')).not.toContain('exemple');
  expect(await ctx.personal.open({ personId, ...EMAIL }, sealed)).toBe('aina@exemple.cat');
});

test('a sealed text cannot be moved to another person, to another column, or changed', async () => {
  const [personId, other] = [newPerson(), newPerson()];
  const sealed = await ctx.personal.seal({ personId, column: 'people.email' }, 'aina@exemple.cat');
  await ctx.personal.seal({ personId: other, column: 'people.email' }, 'bernat@exemple.cat');
  await expect(ctx.personal.open({ personId: other, ...EMAIL }, sealed)).rejects.toThrow();
  await expect(ctx.personal.open({ personId, column: 'people.phone', purpose: 'notices' }, sealed)).rejects.toThrow();
  sealed[20] = (sealed[20] ?? 0) ^ 1;
  await expect(ctx.personal.open({ personId, ...EMAIL }, sealed)).rejects.toThrow();
});

test('what is sealed for someone without an account opens with the city key', async () => {
  const sealed = await ctx.personal.seal({ personId: null, column: 'people.email' }, 'nova@exemple.cat');
  expect(await ctx.personal.open({ personId: null, ...EMAIL }, sealed)).toBe('nova@exemple.cat');
});

test('every reading tells the person who read, what, why and when', async () => {
  const personId = newPerson();
  const sealed = await ctx.personal.seal({ personId, column: 'people.email' }, 'aina@exemple.cat');
  const officer = personActor({ roles: ['officer'] });
  await ctx.as(officer).personal.open({ personId, column: 'people.email', purpose: 'assistance' }, sealed);
  expect(await ctx.personal.accessesOf(personId)).toMatchObject([
    {
      actorKind: 'person',
      actorId: officer.personId,
      actorRoles: ['officer'],
      columns: ['people.email'],
      purpose: 'assistance',
      own: false,
      requestId: 'test',
      at: new Date('2026-11-16T10:00:00Z'),
    },
  ]);
});

test('her own readings are written down as hers and left out unless asked for', async () => {
  const me = personActor();
  const sealed = await ctx.personal.seal({ personId: me.personId, column: 'people.email' }, 'aina@exemple.cat');
  await ctx.as(me).personal.open({ personId: me.personId, ...EMAIL }, sealed);
  expect(await ctx.personal.accessesOf(me.personId)).toEqual([]);
  expect(await ctx.personal.accessesOf(me.personId, { withOwn: true })).toMatchObject([{ own: true }]);
});

test('many texts open in order, with one row a person in the log', async () => {
  const [one, two] = [newPerson(), newPerson()];
  const seal = (personId: PersonId, text: string) => ctx.personal.seal({ personId, column: 'people.email' }, text);
  const rows = [
    { personId: two, sealed: await seal(two, 'two@exemple.cat') },
    { personId: one, sealed: null },
    { personId: one, sealed: await seal(one, 'one@exemple.cat') },
    { personId: one, sealed: await seal(one, 'uno@exemple.cat') },
  ];
  const texts = await ctx.personal.openMany(EMAIL, rows);
  expect(texts).toEqual(['two@exemple.cat', null, 'one@exemple.cat', 'uno@exemple.cat']);
  expect(await ctx.personal.accessesOf(one)).toHaveLength(1);
  expect(await ctx.personal.accessesOf(two)).toHaveLength(1);
});

test('a reading that rolls back leaves no entry, because nobody was shown anything', async () => {
  const personId = newPerson();
  await ctx.transact(async (inside) => {
    await inside.personal.read({ subjects: [personId], columns: ['people.birth_year'], purpose: 'participation' }, one);
    return refuse('no');
  });
  expect(await ctx.personal.accessesOf(personId)).toEqual([]);
});

test('a query on open columns is written for whoever is in its rows', async () => {
  const personId = newPerson();
  const rows = await ctx.personal.read(
    { subjects: (found) => found.map((row) => row.id), columns: ['people.birth_year'], purpose: 'participation' },
    async () => [{ id: personId, year: 1984 }],
  );
  expect(rows).toEqual([{ id: personId, year: 1984 }]);
  expect(await ctx.personal.accessesOf(personId)).toMatchObject([{ columns: ['people.birth_year'] }]);
});

test('a column its owner chose to publish is read without an entry', async () => {
  const personId = newPerson();
  await ctx.personal.read({ subjects: [personId], columns: ['people.display_name'], purpose: 'participation' }, one);
  expect(await ctx.personal.accessesOf(personId)).toEqual([]);
});

test('an undeclared column is a fault', async () => {
  const read = ctx.personal.read({ subjects: [], columns: ['people.iban'], purpose: 'account' }, one);
  await expect(read).rejects.toThrow('people.iban is not declared as personal');
  await expect(ctx.personal.seal({ personId: null, column: 'people.birth_year' }, '1984')).rejects.toThrow('as sealed');
});

test('once her key is destroyed nothing opens and nothing new is sealed', async () => {
  const personId = newPerson();
  const sealed = await ctx.personal.seal({ personId, column: 'people.email' }, 'aina@exemple.cat');
  await ctx.personal.destroyKey(personId);
  expect(await ctx.personal.open({ personId, ...EMAIL }, sealed)).toBeNull();
  await expect(ctx.personal.seal({ personId, column: 'people.email' }, 'x')).rejects.toThrow('destroyed');
});

test('two requests that seal first for the same person use the same key', async () => {
  const personId = newPerson();
  const seal = (text: string) =>
    ctx.transact((inside) => inside.personal.seal({ personId, column: 'people.email' }, text));
  const sealed = await Promise.all(['a', 'b', 'c'].map(seal));
  const texts = await ctx.personal.openMany(
    EMAIL,
    sealed.map((bytes) => ({ personId, sealed: bytes })),
  );
  expect(texts).toEqual(['a', 'b', 'c']);
});

test('after a rotation the people’s keys are wrapped again and their texts still open', async () => {
  const personId = newPerson();
  const sealed = await ctx.personal.seal({ personId, column: 'people.email' }, 'aina@exemple.cat');
  const nobodys = await ctx.personal.seal({ personId: null, column: 'people.email' }, 'nova@exemple.cat');
  const keys = createKeyRing([
    { id: 'new', bytes: Buffer.alloc(32, 7) },
    { id: 'test', bytes: seededChance(1).bytes(32) },
  ]);
  while ((await rewrapPersonKeys(ctx.db, keys, 2)) > 0);
  const { rows } = await sql`select distinct key_id from person_keys where wrapped_key is not null`.execute(ctx.db);
  expect(rows).toEqual([{ key_id: 'new' }]);
  const rotated = bindPersonalData({ ...ctx, outside: ctx }, { keys, declared: declaredColumns([PEOPLE]) });
  expect(await rotated.open({ personId, ...EMAIL }, sealed)).toBe('aina@exemple.cat');
  expect(await rotated.open({ personId: null, ...EMAIL }, nobodys)).toBe('nova@exemple.cat');
});

function newPerson(): PersonId {
  lastPerson += 1;
  return testId<PersonId>(lastPerson);
}

async function one(): Promise<number> {
  return 1;
}
