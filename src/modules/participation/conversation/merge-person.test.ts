import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { mergePerson } from './merge-person.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('a guest’s part in a conversation becomes her account’s, once in each', async () => {
  const [guest, account] = [personActor().personId, personActor().personId];
  const [alone, both] = [testId<string>(1), testId<string>(2)];
  const join = (step: string, number: number, person: string) =>
    sql`insert into conversation_participants (step_id, number, person_id, joined_at) values (${step}, ${number}, ${person}, now())`.execute(
      test.db,
    );
  await join(alone, 1, guest);
  await join(both, 1, guest);
  await join(both, 2, account);
  await test.ctx.transact((inside) => mergePerson(inside, { type: 'person-merging', from: guest, to: account }));
  const { rows } =
    await sql`select step_id, number, person_id from conversation_participants order by step_id, number`.execute(
      test.db,
    );
  expect(rows).toEqual([
    { step_id: alone, number: 1, person_id: account },
    { step_id: both, number: 1, person_id: null },
    { step_id: both, number: 2, person_id: account },
  ]);
});
