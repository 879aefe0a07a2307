import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { updateStep } from './edit-store.ts';
import { stepState } from './process.ts';
import { type NotRunnable, type StepAddress, stepToRun } from './runnable.ts';

/** What came of a step, in a sentence. Only once it is closed: before that nothing has come of it. */
export async function writeOutcome(
  ctx: Ctx,
  input: StepAddress & { readonly outcome: LocalizedText },
): Promise<Result<void, NotRunnable | 'step-not-found' | 'step-not-closed'>> {
  const found = await stepToRun(ctx, input);
  if (!found.ok) return found;
  const { step } = found.value;
  if (stepState(step, ctx.clock.now()) !== 'closed') return refuse('step-not-closed');
  await updateStep(ctx, { ...step, outcome: input.outcome });
  return ok();
}
