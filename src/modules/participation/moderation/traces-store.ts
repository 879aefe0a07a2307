import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { ALIKE, likeness, type Marks } from './alike.ts';
import type { ThingRef } from './moderation.ts';

const DAYS_COMPARED = 7;
const DAYS_KEPT = 30;
const MOST_COMPARED = 200;

/** Writes down that somebody posted, and what it is like; an edited post replaces its trace. */
export async function keepTrace(ctx: Ctx, subject: ThingRef, authorId: PersonId, marks: Marks | null): Promise<void> {
  await sql`
    insert into moderation_traces as t (subject_kind, subject_id, author_id, posted_at, marks, bands)
    values (${subject.kind}, ${subject.id}, ${authorId}, ${ctx.clock.now()}, ${[...(marks?.marks ?? [])]}::int[],
      ${[...(marks?.bands ?? [])]}::int[])
    on conflict (subject_kind, subject_id) do update set marks = excluded.marks, bands = excluded.bands`.execute(
    ctx.db,
  );
}

/** Her posts since an hour ago. */
export async function countLately(ctx: Ctx, authorId: PersonId): Promise<number> {
  const since = new Date(ctx.clock.now().getTime() - 3_600_000);
  const { rows } = await sql<{ posts: number }>`
    select count(*) as posts from moderation_traces where author_id = ${authorId} and posted_at > ${since}`.execute(
    ctx.db,
  );
  return rows[0]?.posts ?? 0;
}

/** Near-identical posts of the last days: how many of her own, and of how many others. */
export async function countAlike(
  ctx: Ctx,
  subject: ThingRef,
  authorId: PersonId,
  marks: Marks | null,
): Promise<{ own: number; accounts: number }> {
  if (!marks) return { own: 0, accounts: 0 };
  const since = new Date(ctx.clock.now().getTime() - DAYS_COMPARED * 86_400_000);
  const { rows } = await sql<{ author_id: PersonId; marks: readonly number[] }>`
    select author_id, marks from moderation_traces
    where bands && ${[...marks.bands]}::int[] and posted_at > ${since}
      and not (subject_kind = ${subject.kind} and subject_id = ${subject.id})
    order by posted_at desc limit ${MOST_COMPARED}`.execute(ctx.db);
  const alike = rows.filter((row) => likeness(row.marks, marks.marks) >= ALIKE);
  const own = alike.filter((row) => row.author_id === authorId).length;
  return { own, accounts: new Set(alike.map((row) => row.author_id)).size - (own > 0 ? 1 : 0) };
}

/** Every night. */
export async function forgetOldTraces(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.clock.now().getTime() - DAYS_KEPT * 86_400_000);
  await sql`delete from moderation_traces where posted_at < ${before}`.execute(ctx.db);
}
