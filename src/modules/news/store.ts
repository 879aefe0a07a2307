import { type Selectable, sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, type SearchableText, searchVector } from '#platform/search/index.ts';
import type { Correction, NewsId, NewsItem } from './news.ts';
import type { NewsTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<NewsTables>();

export const NEWS_COLUMNS = [
  'id',
  'slug',
  'process_id',
  'state',
  'title',
  'lede',
  'body',
  'picture_file_id',
  'small_picture_file_id',
  'picture_width',
  'picture_height',
  'picture_alt',
  'publish_at',
  'published_at',
  'corrected_at',
  'withdrawn_at',
  'withdrawal_reason',
  'updated_at',
] as const;

export async function findNews(ctx: Ctx, by: { slug: string } | { id: NewsId }): Promise<NewsItem | undefined> {
  const query = tables(ctx).selectFrom('news').select(NEWS_COLUMNS);
  const row = await ('slug' in by
    ? query.where('slug', '=', by.slug)
    : query.where('id', '=', by.id)
  ).executeTakeFirst();
  return row && toNews(row);
}

/** Nobody else changes it until the transaction ends. */
export async function lockNews(ctx: Ctx, id: NewsId): Promise<NewsItem | undefined> {
  const row = await tables(ctx)
    .selectFrom('news')
    .select(NEWS_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toNews(row);
}

/** Whose time has come, the longest due first. */
export async function dueNews(ctx: Ctx, most: number): Promise<NewsId[]> {
  const rows = await tables(ctx)
    .selectFrom('news')
    .select('id')
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', ctx.clock.now())
    .orderBy('publish_at')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
}

/** As it is now, whether it is new or not. Searches find it from the commit on, once it is published. */
export async function keepNews(ctx: Ctx, item: NewsItem): Promise<void> {
  const row = newsRow(item);
  const { id: _, ...changed } = row;
  await tables(ctx)
    .insertInto('news')
    .values({ ...row, created_at: item.updatedAt })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(changed))
    .execute();
  if (item.state === 'published') await learnWords(ctx.db, searchableTexts(item));
}

export async function deleteNews(ctx: Ctx, id: NewsId): Promise<void> {
  await tables(ctx).deleteFrom('news').where('id', '=', id).execute();
}

/** Those of others that begin like this. */
export async function slugsLike(ctx: Ctx, slug: string, but: NewsId | null): Promise<string[]> {
  const query = tables(ctx).selectFrom('news').select('slug').where('slug', 'like', `${slug}%`);
  const rows = await (but ? query.where('id', '<>', but) : query).execute();
  return rows.map((row) => row.slug);
}

export async function insertCorrection(ctx: Ctx, id: NewsId, { at, note }: Correction): Promise<void> {
  await tables(ctx)
    .insertInto('news_corrections')
    .values({ news_id: id, at, note: JSON.stringify(note) })
    .onConflict((conflict) => conflict.columns(['news_id', 'at']).doUpdateSet({ note: JSON.stringify(note) }))
    .execute();
}

/** Newest first. */
export async function listCorrections(ctx: Ctx, id: NewsId): Promise<Correction[]> {
  const rows = await tables(ctx)
    .selectFrom('news_corrections')
    .select(['at', 'note'])
    .where('news_id', '=', id)
    .orderBy('at', 'desc')
    .execute();
  return rows;
}

/** Published ones, in no order: what notices speak of. */
export async function findPublishedNews(ctx: Ctx, ids: readonly NewsId[]): Promise<NewsItem[]> {
  if (ids.length === 0) return [];
  const rows = await tables(ctx)
    .selectFrom('news')
    .select(NEWS_COLUMNS)
    .where('id', 'in', ids)
    .where('state', '=', 'published')
    .execute();
  return rows.map(toNews);
}

export interface DeskFilter {
  /** null: whatever they belong to. */
  readonly processIds: readonly ProcessId[] | null;
  readonly after: { readonly at: Date; readonly id: NewsId } | undefined;
  readonly limit: number;
}

/** In every state, the last touched first. */
export async function listAtDesk(ctx: Ctx, { processIds, after, limit }: DeskFilter): Promise<NewsItem[]> {
  let query = tables(ctx).selectFrom('news').select(NEWS_COLUMNS);
  if (processIds) query = query.where(sql<boolean>`process_id = any(${[...processIds]}::uuid[])`);
  if (after) query = query.where((row) => row(row.refTuple('updated_at', 'id'), '<', row.tuple(after.at, after.id)));
  const rows = await query.orderBy('updated_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toNews);
}

export function toNews(row: Pick<Selectable<NewsTables['news']>, (typeof NEWS_COLUMNS)[number]>): NewsItem {
  const { picture_file_id: fileId, small_picture_file_id: smallFileId } = row;
  const [width, height] = [row.picture_width ?? 0, row.picture_height ?? 0];
  return {
    id: row.id,
    slug: row.slug,
    processId: row.process_id,
    state: row.state,
    title: row.title,
    lede: row.lede,
    body: row.body,
    picture: fileId && smallFileId ? { fileId, smallFileId, width, height, alt: row.picture_alt } : null,
    publishAt: row.publish_at,
    publishedAt: row.published_at,
    correctedAt: row.corrected_at,
    withdrawnAt: row.withdrawn_at,
    withdrawalReason: row.withdrawal_reason,
    updatedAt: row.updated_at,
  };
}

function newsRow(item: NewsItem) {
  return {
    id: item.id,
    slug: item.slug,
    process_id: item.processId,
    state: item.state,
    title: JSON.stringify(item.title),
    lede: JSON.stringify(item.lede),
    body: JSON.stringify(item.body),
    picture_file_id: item.picture?.fileId ?? null,
    small_picture_file_id: item.picture?.smallFileId ?? null,
    picture_width: item.picture?.width ?? null,
    picture_height: item.picture?.height ?? null,
    picture_alt: JSON.stringify(item.picture?.alt ?? {}),
    publish_at: item.publishAt,
    published_at: item.publishedAt,
    corrected_at: item.correctedAt,
    withdrawn_at: item.withdrawnAt,
    withdrawal_reason: JSON.stringify(item.withdrawalReason),
    updated_at: item.updatedAt,
    search: searchVector(searchableTexts(item)),
  };
}

function searchableTexts({ title, lede, body }: NewsItem): SearchableText[] {
  return LANGUAGES.filter((language) => title[language] || body[language]).map((language) => ({
    language,
    title: title[language] ?? '',
    summary: lede[language] ?? '',
    body: body[language] ?? '',
  }));
}
