import { type Selectable, sql } from 'kysely';
import type { FileId, ProcessId } from '#kernel/ids.ts';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, type SearchableText, searchVector } from '#platform/search/index.ts';
import type { DocumentId, DocumentVersion, LibraryDocument } from './document.ts';
import type { LibraryTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<LibraryTables>();

const DOCUMENT_COLUMNS = [
  'd.id',
  'd.slug',
  'd.kind',
  'd.process_id',
  'd.topic_id',
  'd.state',
  'd.title',
  'd.summary',
  'd.dated',
  'd.published_at',
  'd.withdrawn_at',
  'd.withdrawal_reason',
  'd.updated_at',
] as const;

/** Documents, each with its newest version. */
export function withNewest(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('library_documents as d')
    .innerJoin('library_versions as v', (join) =>
      join.onRef('v.document_id', '=', 'd.id').onRef('v.number', '=', 'd.version'),
    )
    .select(DOCUMENT_COLUMNS)
    .select([
      'v.number',
      'v.file_id',
      'v.name',
      'v.content_type',
      'v.size',
      'v.sha256',
      'v.languages',
      'v.note',
      'v.published_at as version_published_at',
    ]);
}

export async function findDocument(
  ctx: Ctx,
  by: { slug: string } | { id: DocumentId },
): Promise<LibraryDocument | undefined> {
  const query = withNewest(ctx);
  const row = await ('slug' in by
    ? query.where('d.slug', '=', by.slug)
    : query.where('d.id', '=', by.id)
  ).executeTakeFirst();
  return row && toDocument(row);
}

/** Nobody else changes it until the transaction ends. */
export async function lockDocument(ctx: Ctx, id: DocumentId): Promise<LibraryDocument | undefined> {
  await tables(ctx).selectFrom('library_documents').select('id').where('id', '=', id).forUpdate().execute();
  return findDocument(ctx, { id });
}

/** Newest first. */
export async function listVersions(ctx: Ctx, id: DocumentId): Promise<DocumentVersion[]> {
  const rows = await tables(ctx)
    .selectFrom('library_versions')
    .selectAll()
    .where('document_id', '=', id)
    .orderBy('number', 'desc')
    .execute();
  return rows.map((row) => toVersion({ ...row, version_published_at: row.published_at }));
}

/** As it is now, whether it is new or not. Searches find it from the commit on. */
export async function keepDocument(ctx: Ctx, document: LibraryDocument): Promise<void> {
  const row = documentRow(document);
  const { id: _, ...changed } = row;
  await tables(ctx)
    .insertInto('library_documents')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
  await learnWords(ctx.db, searchableTexts(document));
}

export async function insertVersion(ctx: Ctx, id: DocumentId, version: DocumentVersion): Promise<void> {
  await tables(ctx)
    .insertInto('library_versions')
    .values({
      document_id: id,
      number: version.number,
      file_id: version.fileId,
      name: version.name,
      content_type: version.contentType,
      size: version.size,
      sha256: version.sha256,
      languages: sql<readonly Language[]>`${[...version.languages]}::text[]`,
      note: JSON.stringify(version.note),
      published_at: version.publishedAt,
    })
    .execute();
}

/** Those that begin like this. */
export async function slugsLike(ctx: Ctx, slug: string): Promise<string[]> {
  const rows = await tables(ctx)
    .selectFrom('library_documents')
    .select('slug')
    .where('slug', 'like', `${slug}%`)
    .execute();
  return rows.map((row) => row.slug);
}

export interface DeskFilter {
  /** null: whatever they are about. */
  readonly processIds: readonly ProcessId[] | null;
  readonly after: { readonly at: Date; readonly id: DocumentId } | undefined;
  readonly limit: number;
}

/** In every state, the last touched first. */
export async function listAtDesk(ctx: Ctx, { processIds, after, limit }: DeskFilter): Promise<LibraryDocument[]> {
  let query = withNewest(ctx);
  if (processIds) query = query.where(sql<boolean>`d.process_id = any(${[...processIds]}::uuid[])`);
  if (after)
    query = query.where((row) => row(row.refTuple('d.updated_at', 'd.id'), '<', row.tuple(after.at, after.id)));
  const rows = await query.orderBy('d.updated_at', 'desc').orderBy('d.id', 'desc').limit(limit).execute();
  return rows.map(toDocument);
}

type VersionRow = Omit<Selectable<LibraryTables['library_versions']>, 'document_id' | 'published_at'> & {
  readonly version_published_at: Date;
};
type DocumentRow = VersionRow & Omit<Selectable<LibraryTables['library_documents']>, 'version' | 'search'>;

export function toDocument(row: DocumentRow): LibraryDocument {
  return {
    id: row.id,
    slug: row.slug,
    kind: row.kind,
    processId: row.process_id,
    topicId: row.topic_id,
    state: row.state,
    title: row.title,
    summary: row.summary,
    dated: row.dated,
    newest: toVersion(row),
    publishedAt: row.published_at,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    updatedAt: row.updated_at,
  };
}

function toVersion(row: VersionRow): DocumentVersion {
  return {
    number: row.number,
    fileId: row.file_id as FileId,
    name: row.name,
    contentType: row.content_type,
    size: row.size,
    sha256: row.sha256,
    languages: row.languages,
    note: row.note,
    publishedAt: row.version_published_at,
  };
}

function documentRow(document: LibraryDocument) {
  return {
    id: document.id,
    slug: document.slug,
    kind: document.kind,
    process_id: document.processId,
    topic_id: document.topicId,
    state: document.state,
    title: JSON.stringify(document.title),
    summary: JSON.stringify(document.summary),
    dated: document.dated,
    version: document.newest.number,
    published_at: document.publishedAt,
    withdrawn_at: document.withdrawnAt,
    withdrawal_reason: JSON.stringify(document.withdrawalReason),
    updated_at: document.updatedAt,
    search: searchVector(searchableTexts(document)),
  };
}

function searchableTexts({ title, summary }: LibraryDocument): SearchableText[] {
  return LANGUAGES.filter((language) => title[language] || summary[language]).map((language) => ({
    language,
    title: title[language] ?? '',
    summary: summary[language] ?? '',
  }));
}
