import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { countAffected, listAffected } from './breach.ts';
import { createLetters, LETTERS, writeLetter } from './testing.ts';

const declared = [{ ...LETTERS, ages: 'written_at' }];
let house: TestPlatform;
const people = [personActor().personId, personActor().personId, personActor().personId];

beforeAll(async () => {
  house = await testPlatform({ personalData: declared });
  await createLetters(house.ctx);
  for (const [day, id] of [
    ['01', people[0]],
    ['05', people[0]],
    ['10', people[1]],
    ['20', people[2]],
  ] as const) {
    house.clock.set(`2026-11-${day}T10:00:00Z`);
    await writeLetter(house.ctx, id as PersonId, 'secret', day === '20' ? (null as never) : 'blue');
  }
});
afterAll(() => house.close());

const administrator = () => house.ctx.as(personActor({ roles: ['administrator'] }));
const all = { table: 'test_letters', columns: [], from: null, to: null };
const count = async (breach: Partial<typeof all> | object) => {
  const counted = await countAffected(administrator(), declared, { ...all, ...breach });
  return counted.ok ? [counted.value.people, counted.value.rows] : counted.code;
};

test('people and rows by table, column and period', async () => {
  expect(await count({})).toEqual([3, 4]);
  expect(await count({ columns: ['colour'] })).toEqual([2, 3]);
  expect(await count({ to: new Date('2026-11-10T00:00:00Z') })).toEqual([1, 2]);
  expect(await count({ from: new Date('2026-11-05T00:00:00Z'), to: new Date('2026-11-15') })).toEqual([2, 2]);
});

test('a question that cannot be answered is refused with the reason', async () => {
  expect(await count({ table: 'pg_authid' })).toBe('no-such-table');
  expect(await count({ columns: ['id; drop table people'] })).toBe('no-such-column');
  expect(await count({ from: new Date('2026-11-05'), to: new Date('2026-11-01') })).toBe('period-backwards');
  for (const ctx of [house.ctx, house.ctx.as(personActor({ roles: ['officer', 'moderator'] }))])
    expect(await countAffected(ctx, declared, all)).toMatchObject({ code: 'administrators-only' });
});

test('counting reads nobody; the list is written down for each of them', async () => {
  await count({});
  const [first = '' as PersonId] = people;
  expect(await house.ctx.personal.accessesOf(first)).toEqual([]);
  const listed = await listAffected(administrator(), declared, all);
  const ids: PersonId[] = [];
  if (listed.ok) for await (const batch of listed.value) ids.push(...batch);
  expect(ids.toSorted()).toEqual(people.toSorted());
  expect(await house.ctx.personal.accessesOf(first)).toMatchObject([
    { purpose: 'security', actorRoles: ['administrator'], columns: expect.arrayContaining(['test_letters.colour']) },
  ]);
});
