import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { CASE_COLUMNS, toCase } from './cases-store.ts';
import type { ModerationCase } from './moderation.ts';
import type { ModerationTables } from './tables.ts';

/** What waited or waits of what she wrote, newest first. Reports are not among it: who was reported is told only of what is decided. */
export async function ownCases(ctx: Ctx, authorId: PersonId): Promise<ModerationCase[]> {
  const rows = await ctx.db
    .withTables<ModerationTables>()
    .selectFrom('moderation_cases')
    .select(CASE_COLUMNS)
    .where('author_id', '=', authorId)
    .where('kind', '<>', 'report')
    .orderBy('opened_at', 'desc')
    .limit(100)
    .execute();
  return rows.map(toCase);
}
