import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { heldTables } from './held-data.ts';
import { readHeldData } from './read-held-data.ts';
import { createLetters, LETTERS, writeLetter } from './testing.ts';

let house: TestPlatform;
const tables = heldTables([LETTERS]);
const [merce, other] = [personActor(), personActor()];

beforeAll(async () => {
  house = await testPlatform({ personalData: [LETTERS] });
  await createLetters(house.ctx);
  for (const day of [1, 2, 3]) {
    house.clock.set(`2026-11-1${day}T10:00:00Z`);
    await writeLetter(house.ctx, merce.personId, `secret ${day}`, 'blue');
  }
  await writeLetter(house.ctx, other.personId, 'not hers', 'red');
});
afterAll(() => house.close());

test('only whoever signed in is shown what is held, and only her own', async () => {
  expect(await readHeldData(house.ctx, tables, 10)).toMatchObject({ ok: false, code: 'sign-in-needed' });
  const read = await readHeldData(house.ctx.as(merce), tables, null);
  const rows = read.ok ? read.value.flatMap((held) => held.rows) : [];
  expect(rows.map(({ secret }) => secret)).toEqual(['secret 3', 'secret 2', 'secret 1']);
  expect(rows[0]).toMatchObject({ favourite_colour: 'blue', written_at: new Date('2026-11-13T10:00:00Z') });
});

test('the newest rows are shown, and all are counted', async () => {
  const read = await readHeldData(house.ctx.as(merce), tables, 2);
  expect(read.ok && read.value.map(({ rows, total }) => [rows.length, total])).toEqual([[2, 3]]);
});

test('reading is written down as her own', async () => {
  const accesses = await house.ctx.personal.accessesOf(merce.personId, { withOwn: true, limit: 100 });
  expect(accesses.length).toBeGreaterThan(0);
  expect(accesses.every(({ own, actorId }) => own && actorId === merce.personId)).toBe(true);
  expect(await house.ctx.personal.accessesOf(other.personId, { withOwn: true })).toEqual([]);
});

test('a destroyed key leaves the sealed value empty, not a fault', async () => {
  await house.ctx.personal.destroyKey(merce.personId);
  const read = await readHeldData(house.ctx.as(merce), tables, 1);
  expect(read.ok && read.value[0]?.rows[0]?.secret).toBeNull();
});
