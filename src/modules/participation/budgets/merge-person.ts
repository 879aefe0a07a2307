import type { PersonMerging } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { moveVoter } from './ballot-store.ts';

/** Subscribed to `person-merging`: a ballot cast without an account becomes her account's. */
export function mergePerson(ctx: Ctx, { from, to }: PersonMerging): Promise<void> {
  return moveVoter(ctx, from, to);
}
