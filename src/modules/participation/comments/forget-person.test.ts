import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { forgetPerson } from './forget-person.ts';
import { findComment } from './store.ts';
import { commented, subject } from './testing.ts';
import { voteComment } from './vote-comment.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('her votes go, their numbers stay, and those of others are untouched', async () => {
  const about = subject();
  const [useful, useless] = [await commented(house.ctx, about), await commented(house.ctx, about)];
  const [her, other] = [personActor(), personActor()];
  await voteComment(house.ctx.as(her), about, { comment: useful, value: 1 });
  await voteComment(house.ctx.as(her), about, { comment: useless, value: -1 });
  await voteComment(house.ctx.as(other), about, { comment: useful, value: 1 });
  await forgetPerson(house.ctx, { type: 'person-erasing', personId: her.personId });
  const { rows } = await sql<{ person_id: string }>`select person_id from comment_votes`.execute(house.db);
  expect(rows).toEqual([{ person_id: other.personId }]);
  expect((await findComment(house.ctx, useful.id))?.tally).toMatchObject({ up: 2, down: 0 });
  expect((await findComment(house.ctx, useless.id))?.tally).toMatchObject({ up: 0, down: 1 });
  const tallies = await sql`
    select 1 from comment_tallies t where (up, down) <> (
      select opening_up + left_up + count(*) filter (where value = 1), opening_down + left_down + count(*) filter (where value = -1)
      from comment_votes v where v.comment_id = t.comment_id)`.execute(house.db);
  expect(tallies.rows).toEqual([]);
});
