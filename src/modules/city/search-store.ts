import { sql } from 'kysely';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, rankedMatches } from '#platform/search/index.ts';

export interface FoundPage {
  readonly slug: string;
  readonly title: LocalizedText;
  /** Sanitised HTML. */
  readonly body: LocalizedText;
  readonly publishedAt: Date;
}

/** Pages in force that say what was searched, best first. `total` counts up to 1,001. */
export async function searchPages(
  ctx: Ctx,
  parsed: ParsedSearch,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; found: FoundPage[] }> {
  const now = ctx.clock.now();
  const inForce = sql`(pages.holds_from is null or pages.holds_from <= ${now}) and not exists (
    select from pages newer where newer.slug = pages.slug and newer.published_at > pages.published_at
      and (newer.holds_from is null or newer.holds_from <= ${now}))`;
  const source = { table: 'pages', id: 'id', vector: 'search', newest: 'published_at', where: inForce };
  const { rows } = await sql<FoundPage & { total: number }>`
    select p.slug, p.title, p.body, p.published_at as "publishedAt", found.total
    from ${rankedMatches(source, parsed, page)} as found join pages p using (id)
    order by found.rank desc, found.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}
