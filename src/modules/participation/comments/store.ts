import { sql } from 'kysely';
import type { CommentId, PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVector } from '#platform/search/index.ts';
import type { Comment, CommentCounts } from './comment.ts';
import { COMMENT_COLUMNS, toComment } from './row.ts';
import type { Sight } from './sight.ts';
import type { CommentTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<CommentTables>();

export async function findComment(ctx: Ctx, id: CommentId): Promise<Comment | undefined> {
  const row = await commentsWithTallies(ctx).where('c.id', '=', id).executeTakeFirst();
  return row && toComment(row);
}

/** Those that are there, in no order. */
export async function findComments(ctx: Ctx, ids: readonly CommentId[]): Promise<Comment[]> {
  if (ids.length === 0) return [];
  return (await commentsWithTallies(ctx).where('c.id', 'in', ids).execute()).map(toComment);
}

/** What a form made before it was sent again. */
export async function findByForm(ctx: Ctx, authorId: PersonId, formId: string): Promise<Comment | undefined> {
  const row = await commentsWithTallies(ctx)
    .where('c.author_id', '=', authorId)
    .where('c.form_id', '=', formId)
    .executeTakeFirst();
  return row && toComment(row);
}

export type NewComment = Omit<Comment, 'state' | 'because' | 'createdAt' | 'editedAt' | 'tally'> & {
  readonly formId: string;
};

/** False when the same form was sent before: nothing is written. */
export async function insertComment(ctx: Ctx, comment: NewComment): Promise<boolean> {
  const { language, body } = comment;
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('comments')
    .values({
      id: comment.id,
      subject_kind: comment.subjectKind,
      subject_id: comment.subjectId,
      process_id: comment.processId,
      parent_id: comment.parentId,
      root_id: comment.rootId,
      depth: comment.depth,
      author_id: comment.authorId,
      alignment: comment.alignment,
      language,
      body,
      state: 'shown',
      told: false,
      created_at: ctx.clock.now(),
      form_id: comment.formId,
      search: searchVector({ language, body }),
    })
    .onConflict((conflict) => conflict.columns(['author_id', 'form_id']).doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  await insertTally(ctx, comment);
  await countChange(ctx, comment, 1);
  await learnWords(ctx.db, [{ language, body }]);
  return true;
}

export async function replaceBody(ctx: Ctx, { id, language }: Comment, body: string): Promise<void> {
  await tables(ctx)
    .updateTable('comments')
    .set({ body, edited_at: ctx.clock.now(), search: searchVector({ language, body }) })
    .where('id', '=', id)
    .execute();
  await learnWords(ctx.db, [{ language, body }]);
}

/** Its words go, its place stays. False when it was not shown any more. */
export async function takeBack(ctx: Ctx, comment: Comment): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('comments')
    .set({ state: 'withdrawn', body: '', because: sql`'{}'`, search: null, withdrawn_at: ctx.clock.now() })
    .where('id', '=', comment.id)
    .where('state', 'in', ['shown', 'held'])
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await tables(ctx)
    .updateTable('comment_tallies')
    .set({ taken_back: true })
    .where('comment_id', '=', comment.id)
    .execute();
  if (comment.state === 'shown') await countChange(ctx, comment, -1);
  return true;
}

/** Out of sight, or back: its words are kept; counts and searches follow. */
export async function writeSight(ctx: Ctx, comment: Comment, { state, because }: Sight): Promise<void> {
  await tables(ctx)
    .updateTable('comments')
    .set({ state, because: sql`${[...because]}::text[]` })
    .where('id', '=', comment.id)
    .execute();
  await tables(ctx)
    .updateTable('comment_tallies')
    .set({ taken_back: state !== 'shown', tombstone: state === 'hidden' })
    .where('comment_id', '=', comment.id)
    .execute();
  if (state === 'shown' && comment.state !== 'shown') await countChange(ctx, comment, 1);
  if (state !== 'shown' && comment.state === 'shown') await countChange(ctx, comment, -1);
}

/** False when others were told of it before. */
export async function markTold(ctx: Ctx, id: CommentId): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('comments')
    .set({ told: true })
    .where('id', '=', id)
    .where('told', '=', false)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The discussion of a subject that goes out of sight is not searched nor exported. */
export async function hideDiscussion(ctx: Ctx, kind: string, id: string, hidden: boolean): Promise<void> {
  await sql`
    update comments set subject_hidden = ${hidden}
    where subject_hidden <> ${hidden} and root_id in (
      select comment_id from comment_tallies
      where subject_kind = ${kind} and subject_id = ${id} and alignment is not null
    )`.execute(ctx.db);
}

/** How many of hers others can read, counted no further than `most`. */
export async function countShownBy(ctx: Ctx, personId: PersonId, most: number): Promise<number> {
  const { rows } = await sql<{ shown: number }>`
    select count(*) as shown from (
      select from comments where author_id = ${personId} and state = 'shown' and told limit ${most}
    ) as hers`.execute(ctx.db);
  return rows[0]?.shown ?? 0;
}

/** The words of hers that wait for a moderator. */
export async function forgetHeld(ctx: Ctx, personId: PersonId): Promise<void> {
  await tables(ctx)
    .updateTable('comments')
    .set({ state: 'withdrawn', body: '', because: sql`'{}'`, search: null, withdrawn_at: ctx.clock.now() })
    .where('author_id', '=', personId)
    .where('state', '=', 'held')
    .execute();
}

/** For whoever changes it next: nobody else does meanwhile. */
export async function lockComment(ctx: Ctx, id: CommentId): Promise<Comment | undefined> {
  await tables(ctx).selectFrom('comments').select('id').where('id', '=', id).forUpdate().execute();
  return findComment(ctx, id);
}

/** How many there are of each subject; subjects without comments are left out. */
export async function findCounts(
  ctx: Ctx,
  kind: string,
  subjectIds: readonly string[],
): Promise<Map<string, CommentCounts>> {
  if (subjectIds.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('comment_counts')
    .selectAll()
    .where('subject_kind', '=', kind)
    .where('subject_id', 'in', subjectIds)
    .execute();
  return new Map(
    rows.map((row) => [
      row.subject_id,
      { inFavour: row.in_favour, neutral: row.neutral, against: row.against, total: row.total },
    ]),
  );
}

export function commentsWithTallies(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('comments as c')
    .innerJoin('comment_tallies as t', 't.comment_id', 'c.id')
    .select(COMMENT_COLUMNS);
}

async function insertTally(ctx: Ctx, comment: NewComment): Promise<void> {
  const { id, subjectKind: subject_kind, subjectId: subject_id, alignment } = comment;
  await sql`insert into comment_tallies (comment_id, subject_kind, subject_id, alignment)
    values (${id}, ${subject_kind}, ${subject_id}, ${alignment})`.execute(ctx.db);
}

type Counted = Pick<Comment, 'subjectKind' | 'subjectId' | 'alignment' | 'parentId' | 'rootId'>;

/** One more or one fewer, of its side and in its thread. */
async function countChange(ctx: Ctx, comment: Counted, by: 1 | -1): Promise<void> {
  if (comment.parentId) {
    await tables(ctx)
      .updateTable('comment_tallies')
      .set({ replies: sql`replies + ${by}` })
      .where('comment_id', '=', comment.rootId)
      .execute();
  }
  const of = (alignment: number) => (comment.alignment === alignment ? by : 0);
  await sql`
    insert into comment_counts as n (subject_kind, subject_id, in_favour, neutral, against, total)
    values (${comment.subjectKind}, ${comment.subjectId}, ${of(1)}, ${of(0)}, ${of(-1)}, ${by})
    on conflict (subject_kind, subject_id) do update set in_favour = n.in_favour + excluded.in_favour,
      neutral = n.neutral + excluded.neutral, against = n.against + excluded.against,
      total = n.total + excluded.total`.execute(ctx.db);
}
