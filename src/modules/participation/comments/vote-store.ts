import { sql } from 'kysely';
import type { CommentId, PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';

export interface VotedTally {
  readonly up: number;
  readonly down: number;
  /** False: it stood so already. */
  readonly changed: boolean;
}

/** Everybody who votes on a comment takes turns at its tally, so that what she thought before is known, not guessed. */
export async function castVote(ctx: Ctx, id: CommentId, personId: PersonId, value: 1 | -1): Promise<VotedTally | null> {
  return ctx.transact(async (inside) => {
    const tally = await lockTally(inside, id);
    if (!tally || tally.takenBack) return null;
    const before = await voteOf(inside, id, personId);
    if (before === value) return { up: tally.up, down: tally.down, changed: false };
    await sql`
      insert into comment_votes (comment_id, person_id, value, at) values (${id}, ${personId}, ${value}, ${inside.clock.now()})
      on conflict (comment_id, person_id) do update set value = excluded.value, at = excluded.at`.execute(inside.db);
    return moveTally(inside, id, before, value);
  });
}

export async function dropVote(ctx: Ctx, id: CommentId, personId: PersonId): Promise<VotedTally | null> {
  return ctx.transact(async (inside) => {
    const tally = await lockTally(inside, id);
    if (!tally) return null;
    const before = await voteOf(inside, id, personId);
    if (before === 0) return { up: tally.up, down: tally.down, changed: false };
    await sql`delete from comment_votes where comment_id = ${id} and person_id = ${personId}`.execute(inside.db);
    return moveTally(inside, id, before, 0);
  });
}

/** Takes her votes away and keeps what they counted; everybody's order of locks, so that nobody waits in a circle. */
export async function forgetVotesOf(ctx: Ctx, personId: PersonId): Promise<void> {
  await sql`select 1 from comment_tallies
    where comment_id in (select comment_id from comment_votes where person_id = ${personId})
    order by comment_id for update`.execute(ctx.db);
  await sql`
    with gone as (delete from comment_votes where person_id = ${personId} returning comment_id, value)
    update comment_tallies t set
      left_up = t.left_up + (gone.value = 1)::int, left_down = t.left_down + (gone.value = -1)::int
    from gone where gone.comment_id = t.comment_id`.execute(ctx.db);
}

async function lockTally(
  ctx: Ctx,
  id: CommentId,
): Promise<{ up: number; down: number; takenBack: boolean } | undefined> {
  const { rows } = await sql<{ up: number; down: number; takenBack: boolean }>`
    select up, down, taken_back as "takenBack" from comment_tallies where comment_id = ${id} for update`.execute(
    ctx.db,
  );
  return rows[0];
}

async function voteOf(ctx: Ctx, id: CommentId, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ value: number }>`
    select value from comment_votes where comment_id = ${id} and person_id = ${personId}`.execute(ctx.db);
  return rows[0]?.value ?? 0;
}

async function moveTally(ctx: Ctx, id: CommentId, before: number, after: number): Promise<VotedTally> {
  const by = (side: number) => Number(after === side) - Number(before === side);
  const { rows } = await sql<{ up: number; down: number }>`
    update comment_tallies set up = up + ${by(1)}::int, down = down + ${by(-1)}::int
    where comment_id = ${id} returning up, down`.execute(ctx.db);
  const [moved] = rows;
  if (!moved) throw new Error('A tally that was locked is gone');
  return { ...moved, changed: true };
}

/** Votes that cannot stand once the two are one: on a comment both judged, and on a comment of the other. */
export async function votesNotToKeep(
  ctx: Ctx,
  from: PersonId,
  to: PersonId,
): Promise<{ comment_id: CommentId; person_id: PersonId }[]> {
  const { rows } = await sql<{ comment_id: CommentId; person_id: PersonId }>`
    select v.comment_id, v.person_id from comment_votes v join comments c on c.id = v.comment_id
    where v.person_id in (${from}, ${to}) and (c.author_id in (${from}, ${to})
      or (v.person_id = ${from} and exists (
        select from comment_votes o where o.comment_id = v.comment_id and o.person_id = ${to})))
    order by v.comment_id`.execute(ctx.db);
  return rows;
}

export async function moveComments(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await sql`update comment_votes set person_id = ${to} where person_id = ${from}`.execute(ctx.db);
  await sql`update comments set author_id = ${to} where author_id = ${from}`.execute(ctx.db);
}
