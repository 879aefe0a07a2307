import { type RawBuilder, sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countUpTo, matches, type ParsedSearch, rankedMatches } from '#platform/search/index.ts';
import type { DocumentId, DocumentKind, LibraryDocument } from './document.ts';
import { toDocument, withNewest } from './store.ts';

/** Which documents a list holds. */
export interface LibraryFilter {
  /** The processes whoever asks may read: documents of others are not there for her. */
  readonly readable: readonly ProcessId[];
  readonly of?: ProcessId | undefined;
  readonly kind?: DocumentKind | undefined;
  /** First and last day, YYYY-MM-DD. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly words?: ParsedSearch | undefined;
}

export interface LibraryCursor {
  readonly day: string;
  readonly id: string;
}

/** By the day they bear, the latest first. */
export async function listPublished(
  ctx: Ctx,
  filter: LibraryFilter,
  page: { readonly after?: LibraryCursor | undefined; readonly limit: number },
): Promise<LibraryDocument[]> {
  const { after } = page;
  let query = withNewest(ctx).where(isListed(filter));
  if (after)
    query = query.where((row) =>
      row(row.refTuple('d.dated', 'd.id'), '<', row.tuple(after.day, after.id as DocumentId)),
    );
  const rows = await query.orderBy('d.dated', 'desc').orderBy('d.id', 'desc').limit(page.limit).execute();
  return rows.map(toDocument);
}

/** How many, up to 1,001, and the first year of everything readable. */
export async function countPublished(
  ctx: Ctx,
  filter: LibraryFilter,
): Promise<{ total: number; oldest: string | null }> {
  const everything = isListed({ readable: filter.readable });
  const { rows } = await sql<{ total: number; oldest: string | null }>`
    select ${countUpTo(sql`library_documents d where ${isListed(filter)}`)} as total,
      (select d.dated from library_documents d where ${everything} order by d.dated, d.id limit 1) as oldest`.execute(
    ctx.db,
  );
  return rows[0] ?? { total: 0, oldest: null };
}

export interface FoundDocument {
  readonly slug: string;
  readonly processId: ProcessId | null;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** YYYY-MM-DD */
  readonly dated: string;
}

/** Published documents that say what was searched, best first. `total` counts up to 1,001. */
export async function searchDocuments(
  ctx: Ctx,
  parsed: ParsedSearch,
  {
    processIds,
    ...page
  }: { readonly limit: number; readonly offset: number; readonly processIds: readonly ProcessId[] },
): Promise<{ total: number; found: FoundDocument[] }> {
  const where = sql`state = 'published' and (process_id is null or process_id = any(${[...processIds]}::uuid[]))`;
  const source = { table: 'library_documents', id: 'id', vector: 'search', newest: 'dated', where };
  const { rows } = await sql<FoundDocument & { total: number }>`
    select d.slug, d.process_id as "processId", d.title, d.summary, d.dated, found.total
    from ${rankedMatches(source, parsed, page)} as found join library_documents d on d.id = found.id
    order by found.rank desc, d.dated desc, d.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}

function isListed({ readable, of, kind, from, until, words }: LibraryFilter): RawBuilder<boolean> {
  const parts = [
    sql`d.state = 'published'`,
    sql`(d.process_id is null or d.process_id = any(${[...readable]}::uuid[]))`,
  ];
  if (of) parts.push(sql`d.process_id = ${of}`);
  if (kind) parts.push(sql`d.kind = ${kind}`);
  if (from) parts.push(sql`d.dated >= ${from}`);
  if (until) parts.push(sql`d.dated <= ${until}`);
  if (words) parts.push(matches('d.search', words));
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
