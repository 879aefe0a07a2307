import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PersonActor } from '#kernel/actor.ts';
import type { SessionId } from '#kernel/ids.ts';
import type { PersonalColumn } from '#kernel/personal-data.ts';
import { personalData as identity, seedPeople, startSession } from '#modules/identity/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { eraseAccount } from './erase-account.ts';
import { erasurePlan } from './erasure-plan.ts';
import { createLetters, LETTERS, writeLetter } from './testing.ts';

const blue: PersonalColumn = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: 'account',
  erase: 'delete-row',
  exportAs: null,
};
const DELETED = { ...LETTERS, personal: { ...LETTERS.personal, colour: blue } };

let house: TestPlatform;
let her: PersonActor;

beforeAll(async () => {
  house = await testPlatform({ personalData: [...identity, LETTERS] });
  await createLetters(house.ctx);
});
afterAll(() => house.close());

async function settle(): Promise<PersonActor> {
  const [personId] = await seedPeople(house.ctx.as({ kind: 'system', name: 'test' }), [
    { displayName: 'Mercè', email: `${house.ctx.newId()}@example.org`, language: 'ca' },
  ]);
  if (!personId) throw new Error('nobody settled');
  await startSession(house.ctx, personId, 'Test');
  const { rows } = await sql<{ id: SessionId }>`select id from sessions where person_id = ${personId}`.execute(
    house.db,
  );
  await writeLetter(house.ctx, personId, 'secret', 'blue');
  return { ...personActor({ personId }), sessionId: rows[0]?.id ?? ('' as SessionId) };
}

const letters = async () =>
  (await sql`select person_id, secret, colour from test_letters order by id`.execute(house.db)).rows;

test('what a column declares is what happens to it; others keep theirs', async () => {
  const [her, other] = [await settle(), await settle()];
  expect(await eraseAccount(house.ctx.as(her), [LETTERS])).toMatchObject({ ok: true, value: { rows: 1 } });
  expect(await letters()).toEqual([
    { person_id: null, secret: null, colour: null },
    { person_id: other.personId, secret: expect.anything(), colour: 'blue' },
  ]);
  expect(await eraseAccount(house.ctx.as(other), [DELETED])).toMatchObject({ ok: true });
  expect(await letters()).toHaveLength(1);
});

test('nothing more can be sealed for her', async () => {
  her = await settle();
  await eraseAccount(house.ctx.as(her), [LETTERS]);
  await expect(writeLetter(house.ctx, her.personId, 'late', 'red')).rejects.toThrow('destroyed');
});

test('only she herself, and only soon after signing in', async () => {
  expect(await eraseAccount(house.ctx, [LETTERS])).toMatchObject({ ok: false, code: 'sign-in-needed' });
  her = await settle();
  const now = house.clock.now();
  house.clock.set(new Date(now.getTime() + 61 * 60_000));
  expect(await eraseAccount(house.ctx.as(her), [LETTERS])).toMatchObject({ ok: false, code: 'sign-in-again' });
  house.clock.set(now);
  expect(await eraseAccount(house.ctx.as(her), [LETTERS])).toMatchObject({ ok: true });
});

test('a table about nobody, or of which nothing is to go, is left alone', () => {
  const keeps: PersonalColumn = { ...blue, erase: 'keep-without-name' };
  expect(erasurePlan([{ ...LETTERS, subject: null }])).toEqual([]);
  expect(erasurePlan([{ ...LETTERS, personal: { colour: keeps } }])).toEqual([]);
});
