import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { recordStep } from './changes-on-record.ts';
import { deleteStep, lockProcess, placeSteps } from './edit-store.ts';
import type { Method } from './method.ts';
import { stepState } from './process.ts';
import { type NotRunnable, type StepAddress, stepToRun } from './runnable.ts';

/** Takes a step away: one that nobody took part in, and that no resident has seen open. */
export async function removeStep(
  ctx: Ctx,
  input: StepAddress,
  methods: readonly Method[],
): Promise<Result<void, NotRunnable | 'step-not-found' | 'step-has-contributions' | 'step-was-open'>> {
  const found = await stepToRun(ctx, input);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.process.id);
    const step = process.steps.find(({ id }) => id === found.value.step.id);
    if (!step) return refuse('step-not-found');
    const method = methods.find(({ name }) => name === step.method);
    if (await method?.hasContributions(inside, step)) return refuse('step-has-contributions');
    if (process.status !== 'draft' && stepState(step, inside.clock.now()) !== 'upcoming')
      return refuse('step-was-open');
    await deleteStep(inside, step.id);
    await placeSteps(
      inside,
      process.steps.filter(({ id }) => id !== step.id).map(({ id }) => id),
    );
    if (process.status !== 'draft') await recordStep(inside, process, step, 'removed');
    return ok();
  });
}
