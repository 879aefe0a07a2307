import { type RawBuilder, sql } from 'kysely';
import type { CommentId, PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Alignment, Comment, CommentSubject } from './comment.ts';
import { COMMENT_COLUMNS, type CommentRow, toComment } from './row.ts';

/** A comment as one reader finds it. */
export interface ReadComment extends Comment {
  /** What she said of it: 1 useful, -1 not, 0 nothing. */
  readonly ownVote: 1 | 0 | -1;
}

/** The last comment of the page before. */
export interface Cursor {
  readonly score: number;
  readonly id: CommentId;
}

type Row = CommentRow & { readonly own_vote: 1 | -1 | null };

/**
 * The most useful of each side, `limit` of each, in one query: each side walks its own stretch of one index. A comment
 * taken back stays only while it has replies; one that is hidden stays, to be seen as hidden.
 */
export async function mostUseful(
  ctx: Ctx,
  subject: Pick<CommentSubject, 'kind' | 'id'>,
  alignments: readonly Alignment[],
  page: { readonly limit: number; readonly after?: Cursor | undefined },
): Promise<ReadComment[]> {
  const { after } = page;
  const beyond = after ? sql`and (t.score, t.comment_id) < (${after.score}, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<Row>`
    select ${columns(ctx)} from unnest(${alignments}::smallint[]) as side(alignment)
    cross join lateral (
      select * from comment_tallies t
      where t.subject_kind = ${subject.kind} and t.subject_id = ${subject.id} and t.alignment = side.alignment
        and (not t.taken_back or t.tombstone or t.replies > 0) ${beyond}
      order by t.score desc, t.comment_id desc limit ${page.limit}
    ) as t
    join comments c on c.id = t.comment_id ${ownVotes(ctx)}
    order by t.score desc, t.comment_id desc`.execute(ctx.db);
  return rows.map(toRead);
}

/** The first replies of each of these threads, oldest first, so that what is answered comes before its answer. */
export async function firstReplies(ctx: Ctx, rootIds: readonly CommentId[], limit: number): Promise<ReadComment[]> {
  if (rootIds.length === 0) return [];
  const { rows } = await sql<Row>`
    select ${columns(ctx)} from unnest(${rootIds}::uuid[]) as thread(root_id)
    cross join lateral (
      select * from comments where comments.root_id = thread.root_id and comments.parent_id is not null
      order by created_at, id limit ${limit}
    ) as c
    join comment_tallies t on t.comment_id = c.id ${ownVotes(ctx)}
    order by c.created_at, c.id`.execute(ctx.db);
  return rows.map(toRead);
}

/** One page of a thread's replies, oldest first. */
export async function repliesPage(
  ctx: Ctx,
  rootId: CommentId,
  page: { readonly limit: number; readonly after?: CommentId | undefined },
): Promise<ReadComment[]> {
  const beyond = page.after
    ? sql`and (c.created_at, c.id) > (select created_at, id from comments where id = ${page.after})`
    : sql``;
  const { rows } = await sql<Row>`
    select ${columns(ctx)} from comments c join comment_tallies t on t.comment_id = c.id ${ownVotes(ctx)}
    where c.root_id = ${rootId} and c.parent_id is not null ${beyond}
    order by c.created_at, c.id limit ${page.limit}`.execute(ctx.db);
  return rows.map(toRead);
}

/** The reader's own about a subject that wait for a moderator, oldest first: nobody else sees them. */
export async function ownHeld(ctx: Ctx, subject: Pick<CommentSubject, 'kind' | 'id'>): Promise<ReadComment[]> {
  const person = personOf(ctx);
  if (!person) return [];
  const { rows } = await sql<Row>`
    select ${columns(ctx)} from comments c join comment_tallies t on t.comment_id = c.id ${ownVotes(ctx)}
    where c.author_id = ${person} and c.subject_kind = ${subject.kind} and c.subject_id = ${subject.id} and c.state = 'held'
    order by c.created_at limit 20`.execute(ctx.db);
  return rows.map(toRead);
}

export async function findRead(ctx: Ctx, id: CommentId): Promise<ReadComment | undefined> {
  const { rows } = await sql<Row>`
    select ${columns(ctx)} from comments c join comment_tallies t on t.comment_id = c.id ${ownVotes(ctx)}
    where c.id = ${id}`.execute(ctx.db);
  return rows.map(toRead)[0];
}

/** How many stand before it in its column, counted no further than `upTo`. */
export async function countBefore(ctx: Ctx, comment: Comment, upTo: number): Promise<number> {
  const { rows } = await sql<{ before: number }>`
    select count(*) as before from (
      select from comment_tallies t
      where t.subject_kind = ${comment.subjectKind} and t.subject_id = ${comment.subjectId}
        and t.alignment = ${comment.alignment} and (not t.taken_back or t.tombstone or t.replies > 0)
        and (t.score, t.comment_id) > (${comment.tally.score}, ${comment.id}::uuid)
      limit ${upTo}
    ) as ahead`.execute(ctx.db);
  return rows[0]?.before ?? 0;
}

function columns(ctx: Ctx): RawBuilder<unknown> {
  const own = personOf(ctx) ? sql`v.value` : sql`null::smallint`;
  return sql`${sql.join(COMMENT_COLUMNS.map((name) => sql.ref(name)))}, ${own} as own_vote`;
}

function ownVotes(ctx: Ctx): RawBuilder<unknown> {
  const person = personOf(ctx);
  return person ? sql`left join comment_votes v on v.comment_id = c.id and v.person_id = ${person}` : sql``;
}

function personOf(ctx: Ctx): PersonId | null {
  return ctx.actor.kind === 'person' ? ctx.actor.personId : null;
}

function toRead(row: Row): ReadComment {
  return { ...toComment(row), ownVote: row.own_vote ?? 0 };
}
