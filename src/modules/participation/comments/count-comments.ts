import type { Ctx } from '#platform/ctx.ts';
import { type CommentCounts, NO_COMMENTS } from './comment.ts';
import { findCounts } from './store.ts';

/** How many comments each subject has, by side: one query for all of them. */
export async function countComments(
  ctx: Ctx,
  kind: string,
  subjectIds: readonly string[],
): Promise<Map<string, CommentCounts>> {
  const found = await findCounts(ctx, kind, subjectIds);
  return new Map(subjectIds.map((id) => [id, found.get(id) ?? NO_COMMENTS]));
}
