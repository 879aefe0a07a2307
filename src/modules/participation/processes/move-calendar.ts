import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type MovedStep, movedCalendar } from './calendar.ts';
import { unfitDates } from './change-step.ts';
import { announceMove } from './changes-on-record.ts';
import { lockProcess, updateStep } from './edit-store.ts';
import type { ProcessWithSteps, Step } from './process.ts';
import { type NotRunnable, type StepAddress, stepToRun } from './runnable.ts';

export interface CalendarMove extends StepAddress {
  /** Whole days; back in time where negative. */
  readonly days: number;
  /** IANA name of the city's time zone. */
  readonly zone: string;
}

type Refused = NotRunnable | 'step-not-found' | 'nothing-moves' | 'moves-into-the-past';

/** What the move would do, for the facilitator to read before she saves it. */
export async function planMove(
  ctx: Ctx,
  move: CalendarMove,
): Promise<Result<{ process: ProcessWithSteps; moved: readonly MovedStep[] }, Refused>> {
  const found = await stepToRun(ctx, move);
  if (!found.ok) return found;
  return planned(ctx, found.value.process, found.value.step, move);
}

/** Moves this step and all later ones by so many days. Residents read each new date in the record. */
export async function moveCalendar(ctx: Ctx, move: CalendarMove): Promise<Result<{ steps: number }, Refused>> {
  const found = await stepToRun(ctx, move);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.process.id);
    const step = process.steps.find(({ id }) => id === found.value.step.id);
    if (!step) return refuse('step-not-found');
    const plan = planned(inside, process, step, move);
    if (!plan.ok) return plan;
    const { moved } = plan.value;
    for (const { step: one, after } of moved) await updateStep(inside, { ...one, ...after });
    if (process.status !== 'draft')
      for (const { step: one, after } of moved) await announceMove(inside, process, one, after);
    return ok({ steps: moved.length });
  });
}

function planned(
  ctx: Ctx,
  process: ProcessWithSteps,
  step: Step,
  { days, zone }: CalendarMove,
): Result<{ process: ProcessWithSteps; moved: readonly MovedStep[] }, 'nothing-moves' | 'moves-into-the-past'> {
  const now = ctx.clock.now();
  const moved = movedCalendar(process.steps, step, days, { zone, now: process.status === 'draft' ? null : now });
  if (moved.length === 0) return refuse('nothing-moves');
  if (moved.some((one) => unfitDates(process, one.step, one.after, now) !== null)) return refuse('moves-into-the-past');
  return ok({ process, moved });
}
