import { sql } from 'kysely';
import type { CommentId, ProcessId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, rankedMatches } from '#platform/search/index.ts';

export interface FoundComment {
  readonly id: CommentId;
  readonly processId: ProcessId;
  readonly language: Language;
  readonly body: string;
  readonly createdAt: Date;
}

/** Shown comments of these processes that say what was searched, best first. `total` counts up to 1,001. */
export async function searchComments(
  ctx: Ctx,
  parsed: ParsedSearch,
  asked: { readonly processIds: readonly ProcessId[]; readonly limit: number; readonly offset: number },
): Promise<{ total: number; found: FoundComment[] }> {
  const where = sql`state = 'shown' and not subject_hidden and process_id = any(${[...asked.processIds]}::uuid[])`;
  const source = { table: 'comments', id: 'id', vector: 'search', newest: 'created_at', where };
  const { rows } = await sql<FoundComment & { total: number }>`
    select c.id, c.process_id as "processId", c.language, c.body, c.created_at as "createdAt", found.total
    from ${rankedMatches(source, parsed, asked)} as found join comments c on c.id = found.id
    order by found.rank desc, c.created_at desc, c.id desc`.execute(ctx.db);
  return { total: rows[0]?.total ?? 0, found: rows };
}
