import type { PersonMerging } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { moveStatements } from './statement-store.ts';
import { moveParticipant } from './vote-store.ts';

/** Subscribed to `person-merging`: answers, flags and statements of a guest become those of her account. */
export async function mergePerson(ctx: Ctx, { from, to }: PersonMerging): Promise<void> {
  await moveParticipant(ctx, from, to);
  await moveStatements(ctx, from, to);
}
