import { sql } from 'kysely';
import type { CommentId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVectorText } from '#platform/search/index.ts';
import type { ImportedBatch, ImportedComment } from './import-comments.ts';
import type { KnownComment, Place } from './place-in-threads.ts';

/** One import of a source at a time. */
export async function lockImport(ctx: Ctx, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`import comments ${source}`}, 0))`.execute(ctx.db);
}

/** Those of the batch that came before, and the parents it names. */
export async function findKnown(ctx: Ctx, batch: ImportedBatch): Promise<Map<string, KnownComment>> {
  const names = batch.comments.flatMap(({ externalId, parentExternalId }) =>
    [externalId, parentExternalId ?? []].flat(),
  );
  const { rows } = await sql<KnownComment & { externalId: string }>`
    select external_id as "externalId", id, parent_id as "parentId", root_id as "rootId", depth,
      subject_id as "subjectId", alignment
    from comments where external_source = ${batch.source} and subject_kind = ${batch.subjectKind}
      and external_id = any(${[...new Set(names)]}::text[])`.execute(ctx.db);
  return new Map(rows.map(({ externalId, ...comment }) => [externalId, comment]));
}

/** Four statements a batch, whatever its size. Gives back how many known ones differed. */
export async function writeImported(ctx: Ctx, batch: ImportedBatch, places: readonly Place[]): Promise<number> {
  const records = JSON.stringify(places.map(recordOf));
  const written = await upsertTexts(ctx, batch, records);
  await upsertTallies(ctx, batch, records);
  const fresh = new Set(written.flatMap((row) => (row.fresh ? [row.id] : [])));
  await addToCounts(
    ctx,
    batch,
    places.filter(({ id }) => fresh.has(id)),
  );
  return written.length - fresh.size;
}

export async function learnImported(ctx: Ctx, comments: readonly ImportedComment[]): Promise<void> {
  await learnWords(ctx.db, comments);
}

interface Orphan {
  readonly id: CommentId;
  readonly externalId: string;
  readonly alignment: number;
}

/** Puts orphans whose parents have come under them, with all their replies. Gives back their names. */
export async function adoptOrphans(ctx: Ctx, source: string): Promise<string[]> {
  const { rows } = await sql<Orphan>`
    select o.id, o.external_id as "externalId", o.alignment from comments o
    join comments p on p.external_source = o.external_source and p.external_id = o.external_parent_id
    where o.external_source = ${source} and o.external_parent_id is not null
      and p.subject_kind = o.subject_kind and p.subject_id = o.subject_id`.execute(ctx.db);
  const adopted: string[] = [];
  for (const orphan of rows) if (await adopt(ctx, orphan)) adopted.push(orphan.externalId);
  return adopted;
}

/** False where its parent stands in its own thread, or the two together would be too deep. */
async function adopt(ctx: Ctx, orphan: Orphan): Promise<boolean> {
  const { rows } = await sql<{ id: CommentId; shown: boolean; root_id: CommentId }>`
    with home as (
      select p.id, p.root_id, p.depth + 1 as depth from comments o
      join comments p on p.external_source = o.external_source and p.external_id = o.external_parent_id
      where o.id = ${orphan.id} and p.root_id <> o.id
        and p.depth + 1 + (select max(depth) from comments where root_id = ${orphan.id}) <= 100
    )
    update comments c set root_id = home.root_id, depth = c.depth + home.depth,
      parent_id = coalesce(c.parent_id, home.id), alignment = null,
      external_parent_id = case when c.id = ${orphan.id} then null else c.external_parent_id end
    from home where c.root_id = ${orphan.id} returning c.id, c.state = 'shown' as shown, c.root_id`.execute(ctx.db);
  const rootId = rows[0]?.root_id;
  if (!rootId) return false;
  await sql`update comment_tallies set alignment = null, replies = 0 where comment_id = ${orphan.id}`.execute(ctx.db);
  await sql`update comment_tallies set replies = replies + ${rows.filter(({ shown }) => shown).length}
    where comment_id = ${rootId}`.execute(ctx.db);
  if (rows.some(({ id, shown }) => id === orphan.id && shown)) await takeFromSide(ctx, orphan);
  return true;
}

/** It was counted on a side while it stood at the top; as a reply it takes none. */
async function takeFromSide(ctx: Ctx, { id, alignment }: Orphan): Promise<void> {
  await sql`update comment_counts n set in_favour = in_favour - ${alignment === 1 ? 1 : 0},
      neutral = neutral - ${alignment === 0 ? 1 : 0}, against = against - ${alignment === -1 ? 1 : 0}
    from comments c where c.id = ${id} and n.subject_kind = c.subject_kind and n.subject_id = c.subject_id`.execute(
    ctx.db,
  );
}

function recordOf({ comment, id, parentId, rootId, depth, alignment, missingParent }: Place) {
  const body = comment.body.replaceAll('\u0000', '').toWellFormed();
  return {
    id,
    external_id: comment.externalId,
    external_parent_id: missingParent,
    subject_id: comment.subjectId,
    parent_id: parentId,
    root_id: rootId,
    depth,
    alignment,
    author_id: comment.authorId,
    language: comment.language,
    body,
    search: searchVectorText({ language: comment.language, body }),
    created_at: comment.createdAt.toISOString(),
    opening_up: comment.openingUp,
    opening_down: comment.openingDown,
  };
}

/** What is the same is not written again, and what was withdrawn or hidden here is not brought back. */
async function upsertTexts(
  ctx: Ctx,
  batch: ImportedBatch,
  records: string,
): Promise<{ id: CommentId; fresh: boolean }[]> {
  const { rows } = await sql<{ id: CommentId; fresh: boolean }>`
    insert into comments as c (id, subject_kind, subject_id, process_id, parent_id, root_id, depth, author_id, alignment,
      language, body, created_at, external_source, external_id, external_parent_id, search)
    select r.id, ${batch.subjectKind}, r.subject_id, ${batch.processId}, r.parent_id, r.root_id, r.depth, r.author_id,
      r.alignment, r.language, r.body, r.created_at, ${batch.source}, r.external_id, r.external_parent_id, r.search::tsvector
    from jsonb_to_recordset(${records}::jsonb) as r (id uuid, external_id text, external_parent_id text, subject_id uuid,
      parent_id uuid, root_id uuid, depth smallint, alignment smallint, author_id uuid, language text, body text,
      search text, created_at timestamptz)
    on conflict (external_source, external_id) do update set
      author_id = excluded.author_id, language = excluded.language, body = excluded.body,
      created_at = excluded.created_at, search = excluded.search
    where c.state = 'shown' and (c.author_id, c.language, c.body, c.created_at)
      is distinct from (excluded.author_id, excluded.language, excluded.body, excluded.created_at)
    returning c.id, xmax = 0 as fresh`.execute(ctx.db);
  return rows;
}

/** A changed opening balance moves the number by the difference: votes given here stay. */
async function upsertTallies(ctx: Ctx, batch: ImportedBatch, records: string): Promise<void> {
  await sql`
    insert into comment_tallies as t (comment_id, subject_kind, subject_id, alignment, up, down, opening_up, opening_down)
    select r.id, ${batch.subjectKind}, r.subject_id, r.alignment, r.opening_up, r.opening_down, r.opening_up, r.opening_down
    from jsonb_to_recordset(${records}::jsonb)
      as r (id uuid, subject_id uuid, alignment smallint, opening_up int, opening_down int)
    on conflict (comment_id) do update set
      up = t.up + excluded.opening_up - t.opening_up, opening_up = excluded.opening_up,
      down = t.down + excluded.opening_down - t.opening_down, opening_down = excluded.opening_down
    where (t.opening_up, t.opening_down) <> (excluded.opening_up, excluded.opening_down)`.execute(ctx.db);
}

async function addToCounts(ctx: Ctx, { subjectKind }: ImportedBatch, fresh: readonly Place[]): Promise<void> {
  const added = JSON.stringify(
    fresh.map(({ comment, rootId, alignment }) => ({ subject_id: comment.subjectId, root_id: rootId, alignment })),
  );
  await sql`
    insert into comment_counts as n (subject_kind, subject_id, in_favour, neutral, against, total)
    select ${subjectKind}, subject_id, count(*) filter (where alignment = 1), count(*) filter (where alignment = 0),
      count(*) filter (where alignment = -1), count(*)
    from jsonb_to_recordset(${added}::jsonb) as r (subject_id uuid, alignment smallint)
    group by subject_id order by subject_id
    on conflict (subject_kind, subject_id) do update set in_favour = n.in_favour + excluded.in_favour,
      neutral = n.neutral + excluded.neutral, against = n.against + excluded.against,
      total = n.total + excluded.total`.execute(ctx.db);
  await sql`
    update comment_tallies t set replies = t.replies + new.replies
    from (select root_id, count(*) as replies from jsonb_to_recordset(${added}::jsonb) as r (root_id uuid, alignment smallint)
      where alignment is null group by root_id) as new
    where t.comment_id = new.root_id`.execute(ctx.db);
}
