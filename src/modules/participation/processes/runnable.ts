import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayReadProcess, mayRunProcess } from './policy.ts';
import type { ProcessWithSteps, Step } from './process.ts';
import { findProcess, listProcesses } from './store.ts';

export type NotRunnable = 'process-not-found' | 'not-your-process';

/** The process at this address, for whoever may build and run it. */
export async function processToRun(ctx: Ctx, slug: string): Promise<Result<ProcessWithSteps, NotRunnable>> {
  const process = await findProcess(ctx, { slug });
  if (!process || !mayReadProcess(ctx.actor, process)) return refuse('process-not-found');
  return mayRunProcess(ctx.actor, process.id) ? ok(process) : refuse('not-your-process');
}

/** Every process whoever acts may build and run, drafts and past ones too. */
export async function processesRunBy(ctx: Ctx): Promise<ProcessWithSteps[]> {
  const all = await listProcesses(ctx, { statuses: ['draft', 'published', 'archived'], limit: 1000 });
  return all.filter(({ id }) => mayRunProcess(ctx.actor, id));
}

export interface StepAddress {
  readonly process: string;
  readonly step: string;
}

export interface RunnableStep {
  readonly process: ProcessWithSteps;
  readonly step: Step;
}

export async function stepToRun(
  ctx: Ctx,
  address: StepAddress,
): Promise<Result<RunnableStep, NotRunnable | 'step-not-found'>> {
  const found = await processToRun(ctx, address.process);
  if (!found.ok) return found;
  const step = found.value.steps.find(({ slug }) => slug === address.step);
  return step ? ok({ process: found.value, step }) : refuse('step-not-found');
}
