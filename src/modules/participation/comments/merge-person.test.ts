import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { mergePerson } from './merge-person.ts';
import { commented, subject } from './testing.ts';
import { voteComment } from './vote-comment.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

it('a guest’s comments and votes become her account’s; nothing is judged twice or by its author', async () => {
  const [guest, account, other] = [personActor(), personActor(), personActor()];
  const about = subject();
  const [theirs, hers] = [
    await commented(test.ctx, about, { author: other }),
    await commented(test.ctx, about, { author: guest }),
  ];
  await voteComment(test.ctx.as(guest), about, { comment: theirs, value: 1 });
  await voteComment(test.ctx.as(account), about, { comment: theirs, value: -1 });
  await voteComment(test.ctx.as(account), about, { comment: hers, value: 1 });
  const event = { type: 'person-merging', from: guest.personId, to: account.personId } as const;
  await test.ctx.transact((inside) => mergePerson(inside, event));
  const { rows } = await sql<{ id: string; up: number; down: number }>`
    select comment_id as id, up, down from comment_tallies where comment_id in (${theirs.id}, ${hers.id})`.execute(
    test.db,
  );
  expect(rows.find(({ id }) => id === theirs.id)).toMatchObject({ up: 0, down: 1 });
  expect(rows.find(({ id }) => id === hers.id)).toMatchObject({ up: 0, down: 0 });
  const { rows: authors } = await sql`select author_id from comments where author_id = ${account.personId}`.execute(
    test.db,
  );
  expect(authors).toHaveLength(1);
});
