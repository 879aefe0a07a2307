import { mayAssist } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { DAYS_KEPT } from './jobs.ts';
import { type BatchToCheck, listBatchesToCheck } from './store.ts';

/** A batch that waits for a second pair of eyes. */
export interface FormsToCheck extends BatchToCheck {
  /** Then the first of them is emptied unchecked, and has to be entered anew. */
  readonly emptiedAt: Date;
}

/** What waits for whoever reads, and nobody's own entries; nothing for those who enter no paper. */
export async function formsToCheck(ctx: Ctx): Promise<FormsToCheck[]> {
  const { actor } = ctx;
  if (!mayAssist(actor) || actor.kind !== 'person') return [];
  const batches = await listBatchesToCheck(ctx, actor.personId);
  return batches.map((batch) => ({
    ...batch,
    emptiedAt: new Date(batch.since.getTime() + DAYS_KEPT * 86_400_000),
  }));
}
