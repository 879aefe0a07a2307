import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { mergePerson } from './merge-person.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('what is watched of a guest is watched of her account', async () => {
  const [guest, account] = [personActor().personId, personActor().personId];
  await sql`insert into moderation_traces (subject_kind, subject_id, author_id, posted_at)
    values ('comment', ${testId<string>(1)}, ${guest}, now())`.execute(test.db);
  await test.ctx.transact((inside) => mergePerson(inside, { type: 'person-merging', from: guest, to: account }));
  const { rows } = await sql`select author_id from moderation_traces`.execute(test.db);
  expect(rows).toEqual([{ author_id: account }]);
});
