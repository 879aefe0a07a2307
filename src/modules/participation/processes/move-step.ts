import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { lockProcess, placeSteps } from './edit-store.ts';
import { type NotRunnable, type StepAddress, stepToRun } from './runnable.ts';

/** One place earlier or later in the order. Its dates stay: the calendar moves those. At either end it stays put. */
export async function moveStep(
  ctx: Ctx,
  input: StepAddress & { readonly to: 'earlier' | 'later' },
): Promise<Result<void, NotRunnable | 'step-not-found'>> {
  const found = await stepToRun(ctx, input);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const { steps } = await lockProcess(inside, found.value.process.id);
    const ids = steps.map(({ id }) => id);
    const from = ids.indexOf(found.value.step.id);
    const to = input.to === 'earlier' ? from - 1 : from + 1;
    if (from < 0 || to < 0 || to >= ids.length) return ok();
    ids.splice(to, 0, ...ids.splice(from, 1));
    await placeSteps(inside, ids);
    return ok();
  });
}
