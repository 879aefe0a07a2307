import { type Refusal, refuse } from '#kernel/result.ts';
import type { Method, Process, Step } from '#modules/participation/processes/index.ts';

/** A step people take part in on paper too. */
export interface PaperStep {
  readonly process: Process;
  readonly step: Step;
  readonly method: Method;
}

/** A roll that knows its people is what keeps paper and screen apart: where an account is enough there is none. */
export function whyNoPaper(
  step: Step,
  method: Pick<Method, 'paper'> | undefined,
): Refusal<'no-paper' | 'paper-needs-verified'> | null {
  // A member is known by her account, and a form by its document.
  if (!method?.paper || step.terms?.membersOf) return refuse('no-paper');
  return (step.terms?.level ?? 'account') === 'account' ? refuse('paper-needs-verified') : null;
}
