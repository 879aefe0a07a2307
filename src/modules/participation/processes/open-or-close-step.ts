import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { announceStep } from './announcement.ts';
import { lockAnnounced, lockProcess, updateStep } from './edit-store.ts';
import type { Method } from './method.ts';
import { type Step, stepState } from './process.ts';
import { type NotRunnable, type StepAddress, stepToRun } from './runnable.ts';

type Refused =
  | NotRunnable
  | 'step-not-found'
  | 'process-not-public'
  | 'opened-already'
  | 'step-not-open'
  | 'reopen-by-date';

/** Opens or closes a step of a public process at this moment, by hand; the record says by which office. */
export async function openOrCloseStep(
  ctx: Ctx,
  input: StepAddress & { readonly to: 'open' | 'closed' },
  methods: readonly Method[],
): Promise<Result<void, Refused>> {
  const found = await stepToRun(ctx, input);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.process.id);
    const step = process.steps.find(({ id }) => id === found.value.step.id);
    const told = step && (await lockAnnounced(inside, step.id));
    if (!step || !told) return refuse('step-not-found');
    if (process.status !== 'published') return refuse('process-not-public');
    const now = inside.clock.now();
    const state = stepState(step, now);
    if (input.to === 'open' && state === 'open') return refuse('opened-already');
    // Only a new closing date tells residents until when.
    if (input.to === 'open' && state === 'closed') return refuse('reopen-by-date');
    if (input.to === 'closed' && state !== 'open') return refuse('step-not-open');
    const changed: Step = input.to === 'open' ? { ...step, opensAt: now } : { ...step, closesAt: now };
    await updateStep(inside, changed);
    await announceStep(inside, methods, process, changed, { told, state: input.to });
    return ok();
  });
}
