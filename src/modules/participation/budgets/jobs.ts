import type { StepId } from '#kernel/ids.ts';
import type { StepClosed } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { ASK_LOSERS, askLosersOf, COUNT_BUDGET, countBudget } from './count-budget.ts';
import { countInThread } from './jobs/count-in-thread.ts';

export function budgetJobs(counter = countInThread()): JobDefinition[] {
  return [
    defineJob<{ stepId: StepId }>({
      name: COUNT_BUDGET,
      run: async (ctx, { stepId }) => void (await countBudget(ctx, stepId, counter)),
    }),
    defineJob<{ stepId: StepId }>({
      name: ASK_LOSERS,
      run: (ctx, { stepId }) => askLosersOf(ctx, stepId, counter),
    }),
  ];
}

/** Subscribed to `step-closed`: a budget is counted as soon as it is over. */
export function countWhenClosed(ctx: Ctx, { stepId }: StepClosed): Promise<void> {
  return ctx.enqueue(COUNT_BUDGET, { stepId }, { key: stepId });
}
