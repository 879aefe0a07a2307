import type { PersonMerging } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { dropVote, moveComments, votesNotToKeep } from './vote-store.ts';

/**
 * Subscribed to `person-merging`: comments and votes of a guest become those of her account. A comment both judged is
 * judged once, as the account did; nobody judges her own.
 */
export async function mergePerson(ctx: Ctx, { from, to }: PersonMerging): Promise<void> {
  for (const { comment_id, person_id } of await votesNotToKeep(ctx, from, to))
    await dropVote(ctx, comment_id, person_id);
  await moveComments(ctx, from, to);
}
