import type { Ctx } from '#platform/ctx.ts';
import { setAnnounced } from './edit-store.ts';
import type { StepClosed, StepOpened } from './events.ts';
import type { Method } from './method.ts';
import { officeOf, wordsOnly } from './office.ts';
import { writeOnRecord } from './on-record.ts';
import type { Process, Step, StepState } from './process.ts';

/**
 * Tells the modules above and the public record that a step opened or closed. Inside a transaction that holds the
 * step's row, and last in it: whatever comes after makes others wait for the record.
 *
 * @param told what the record says of it so far
 */
export async function announceStep(
  inside: Ctx,
  methods: readonly Method[],
  process: Process,
  step: Step,
  { told, state }: { told: StepState; state: StepState },
): Promise<void> {
  if (told === state) return;
  await setAnnounced(inside, step.id, state);
  // Moved to a later day: the calendar's own entry says so.
  if (state === 'upcoming') return;
  const opens = told !== 'open';
  const { processId, id: stepId, method } = step;
  const closing = state === 'closed' ? await closingEntry(inside, methods, process, step) : null;
  if (opens) await inside.emit<StepOpened>({ type: 'step-opened', processId, stepId, method });
  if (closing) await inside.emit<StepClosed>({ type: 'step-closed', processId, stepId, method });
  if (opens) await writeOnRecord(inside, openingEntry(inside, process, step));
  if (closing) await writeOnRecord(inside, closing);
}

function openingEntry(ctx: Ctx, process: Process, step: Step) {
  return {
    kind: 'step-opened',
    subject: { kind: 'step', id: step.id },
    processId: process.id,
    payload: {
      ...officeOf(ctx, process),
      title: wordsOnly(step.title) ?? {},
      method: step.method,
      closesAt: step.closesAt?.toISOString() ?? null,
    },
  } as const;
}

async function closingEntry(ctx: Ctx, methods: readonly Method[], process: Process, step: Step) {
  const method = methods.find(({ name }) => name === step.method);
  const count = (await method?.countForRecord(ctx, step)) ?? { proposals: null, supports: null, resultHash: null };
  return {
    kind: 'step-closed',
    subject: { kind: 'step', id: step.id },
    processId: process.id,
    payload: { ...officeOf(ctx, process), title: wordsOnly(step.title) ?? {}, method: step.method, ...count },
  } as const;
}
