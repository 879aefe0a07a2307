import { sql } from 'kysely';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, rankedMatches } from '#platform/search/index.ts';
import { inSight } from './access-store.ts';

export interface FoundProcess {
  readonly slug: string;
  readonly title: LocalizedText;
  readonly question: LocalizedText;
  readonly summary: LocalizedText;
  /** Sanitised HTML. */
  readonly description: LocalizedText;
  readonly publishedAt: Date;
}

/** Public processes that say what was searched, best first. `total` counts up to 1,001. */
export async function searchProcesses(
  ctx: Ctx,
  parsed: ParsedSearch,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; found: FoundProcess[] }> {
  const where = sql`status <> 'draft' and ${inSight(ctx.actor)}`;
  const source = { table: 'processes', id: 'id', vector: 'search', newest: 'published_at', where };
  const { rows } = await sql<FoundProcess & { total: number }>`
    select p.slug, p.title, p.question, p.summary, p.description, p.published_at as "publishedAt", found.total
    from ${rankedMatches(source, parsed, page)} as found join processes p on p.id = found.id
    order by found.rank desc, p.published_at desc, p.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}
