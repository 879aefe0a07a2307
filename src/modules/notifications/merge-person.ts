import type { PersonMerging } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { moveToAccount } from './merge-store.ts';

/** Subscribed to `person-merging`: what a guest was told goes over to her account, each piece of news once. */
export function mergePerson(ctx: Ctx, { from, to }: PersonMerging): Promise<void> {
  return moveToAccount(ctx, from, to);
}
