import { sql } from 'kysely';
import type { CommentId, PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';

export interface VotedTally {
  readonly up: number;
  readonly down: number;
  /** False: it stood so already. */
  readonly changed: boolean;
}

/**
 * One statement, one way to the database: keeps the vote and moves the numbers by what changed. The vote's row makes her
 * own taps take turns, the tally's row those of everybody; `xmax` tells a new vote from one turned round.
 */
export async function castVote(ctx: Ctx, id: CommentId, personId: PersonId, value: 1 | -1): Promise<VotedTally | null> {
  const { rows } = await sql<VotedTally>`
    with vote as (
      insert into comment_votes as v (comment_id, person_id, value, at)
      select comment_id, ${personId}, ${value}, ${ctx.clock.now()} from comment_tallies
      where comment_id = ${id} and not taken_back
      on conflict (comment_id, person_id) do update set value = excluded.value, at = excluded.at
      where v.value <> excluded.value
      returning value, case when xmax = 0 then 0 else -value end as before
    ), counted as (
      update comment_tallies t set
        up = t.up + (vote.value = 1)::int - (vote.before = 1)::int,
        down = t.down + (vote.value = -1)::int - (vote.before = -1)::int
      from vote where t.comment_id = ${id} returning t.up, t.down
    )
    select up, down, true as changed from counted
    union all select up, down, false from comment_tallies where comment_id = ${id} and not exists (select from counted)`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}

export async function dropVote(ctx: Ctx, id: CommentId, personId: PersonId): Promise<VotedTally | null> {
  const { rows } = await sql<VotedTally>`
    with vote as (
      delete from comment_votes where comment_id = ${id} and person_id = ${personId} returning value
    ), counted as (
      update comment_tallies t set up = t.up - (vote.value = 1)::int, down = t.down - (vote.value = -1)::int
      from vote where t.comment_id = ${id} returning t.up, t.down
    )
    select up, down, true as changed from counted
    union all select up, down, false from comment_tallies where comment_id = ${id} and not exists (select from counted)`.execute(
    ctx.db,
  );
  return rows[0] ?? null;
}
