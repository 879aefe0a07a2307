import { sql } from 'kysely';
import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, rankedMatches } from '#platform/search/index.ts';
import type { Project } from './project.ts';

export type FoundProject = Pick<Project, 'slug' | 'title' | 'lede' | 'body' | 'publishedAt'>;

/** Published projects that say what was searched, best first. `total` counts up to 1,001. */
export async function searchProjects(
  ctx: Ctx,
  parsed: ParsedSearch,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; found: FoundProject[] }> {
  const where = sql`status = 'published'`;
  const source = { table: 'projects', id: 'id', vector: 'search', newest: 'published_at', where };
  const { rows } = await sql<FoundProject & { total: number }>`
    select p.slug, p.title, p.lede, p.body, p.published_at as "publishedAt", found.total
    from ${rankedMatches(source, parsed, page)} as found join projects p using (id)
    order by found.rank desc, found.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}
