import { ok, type Result, refuse } from '#kernel/result.ts';
import { mayAssist } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type PaperStep, whyNoPaper } from './paper-step.ts';
import { closeBatch as close, findBatch, insertBatch } from './store.ts';
import type { BatchId } from './tables.ts';

/** One member of staff begins to enter forms of a step. */
export async function openBatch(
  ctx: Ctx,
  { process, step, method }: PaperStep,
): Promise<Result<{ id: BatchId }, 'assistants-only' | 'no-paper' | 'paper-needs-verified'>> {
  if (!mayAssist(ctx.actor) || ctx.actor.kind !== 'person') return refuse('assistants-only');
  const why = whyNoPaper(step, method);
  if (why) return why;
  const id = ctx.newId<BatchId>();
  const openedBy = ctx.actor.personId;
  await ctx.transact((inside) =>
    insertBatch(inside, { id, step_id: step.id, process_id: process.id, opened_by: openedBy }),
  );
  return ok({ id });
}

/** No more forms: it waits for a second person. */
export async function closeBatch(ctx: Ctx, id: BatchId): Promise<Result<void, 'assistants-only' | 'batch-not-found'>> {
  if (!mayAssist(ctx.actor)) return refuse('assistants-only');
  if (!(await findBatch(ctx, id))) return refuse('batch-not-found');
  await close(ctx, id);
  return ok();
}
