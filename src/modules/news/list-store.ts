import { type RawBuilder, sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countUpTo, type ParsedSearch, rankedMatches } from '#platform/search/index.ts';
import type { NewsId, NewsItem } from './news.ts';
import { NEWS_COLUMNS, toNews } from './store.ts';
import type { NewsTables } from './tables.ts';

/** Which published news a list holds. */
export interface NewsFilter {
  /** The processes whoever asks may read: the news of others are not there for her. */
  readonly readable: readonly ProcessId[];
  /** Of one process, or the city's own alone. */
  readonly of?: ProcessId | 'city' | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

export interface NewsCursor {
  readonly at: Date;
  readonly id: NewsId;
}

/** Newest first. */
export async function listPublished(
  ctx: Ctx,
  filter: NewsFilter,
  page: { readonly after?: NewsCursor | undefined; readonly limit: number },
): Promise<NewsItem[]> {
  const { after } = page;
  let query = ctx.db.withTables<NewsTables>().selectFrom('news').select(NEWS_COLUMNS).where(isListed(filter));
  if (after) query = query.where((row) => row(row.refTuple('published_at', 'id'), '<', row.tuple(after.at, after.id)));
  const rows = await query.orderBy('published_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(toNews);
}

/** How many in all, up to 1,001, and when the first of everything readable came out. */
export async function countPublished(ctx: Ctx, filter: NewsFilter): Promise<{ total: number; oldest: Date | null }> {
  const everything = isListed({ readable: filter.readable });
  const { rows } = await sql<{ total: number; oldest: Date | null }>`
    select ${countUpTo(sql`news where ${isListed(filter)}`)} as total,
      (select published_at from news where ${everything} order by published_at, id limit 1) as oldest`.execute(ctx.db);
  return rows[0] ?? { total: 0, oldest: null };
}

const BATCH = 200;

/** All of them, newest first. */
export async function* publishedBatches(ctx: Ctx, filter: NewsFilter): AsyncIterable<readonly NewsItem[]> {
  let after: NewsCursor | undefined;
  for (;;) {
    const page = await listPublished(ctx, filter, { after, limit: BATCH });
    if (page.length > 0) yield page;
    const last = page.at(-1);
    if (page.length < BATCH || !last?.publishedAt) return;
    after = { at: last.publishedAt, id: last.id };
  }
}

export interface FoundNews {
  readonly slug: string;
  readonly processId: ProcessId | null;
  readonly title: LocalizedText;
  readonly lede: LocalizedText;
  /** Sanitised HTML. */
  readonly body: LocalizedText;
  readonly publishedAt: Date;
}

/** Published news that say what was searched, best first. `total` counts up to 1,001. */
export async function searchNews(
  ctx: Ctx,
  parsed: ParsedSearch,
  {
    processIds,
    ...page
  }: { readonly limit: number; readonly offset: number; readonly processIds: readonly ProcessId[] },
): Promise<{ total: number; found: FoundNews[] }> {
  const where = isListed({ readable: processIds });
  const source = { table: 'news', id: 'id', vector: 'search', newest: 'published_at', where };
  const { rows } = await sql<FoundNews & { total: number }>`
    select n.slug, n.process_id as "processId", n.title, n.lede, n.body, n.published_at as "publishedAt", found.total
    from ${rankedMatches(source, parsed, page)} as found join news n on n.id = found.id
    order by found.rank desc, n.published_at desc, n.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}

function isListed({ readable, of, from, until }: NewsFilter): RawBuilder<boolean> {
  const parts = [
    sql`state = 'published'`,
    of === 'city' ? sql`process_id is null` : sql`(process_id is null or process_id = any(${[...readable]}::uuid[]))`,
  ];
  if (of !== undefined && of !== 'city') parts.push(sql`process_id = ${of}`);
  if (from) parts.push(sql`published_at >= ${from}`);
  if (until) parts.push(sql`published_at < ${until}`);
  return sql<boolean>`${sql.join(parts, sql` and `)}`;
}
