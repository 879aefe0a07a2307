import type { PersonMerging } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { moveCases } from './cases-store.ts';

/** Subscribed to `person-merging`: what moderation knows of a guest it knows of her account. */
export function mergePerson(ctx: Ctx, { from, to }: PersonMerging): Promise<void> {
  return moveCases(ctx, from, to);
}
