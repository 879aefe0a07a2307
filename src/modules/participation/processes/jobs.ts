import type { Ctx } from '#platform/ctx.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { announceStep } from './announcement.ts';
import { lockAnnounced, stepsToAnnounce } from './edit-store.ts';
import type { Method } from './method.ts';
import { readPapers } from './paper-store.ts';
import { stepState } from './process.ts';
import { findProcess } from './store.ts';

/** Steps open and close by the clock without any job; this one tells the record and the modules above, once. */
export function processJobs(methods: readonly Method[]): JobDefinition[] {
  return [
    defineJob({
      name: 'processes.open-and-close-steps',
      schedule: { cron: '*/5 * * * *' },
      run: async (ctx) => void (await openAndCloseSteps(ctx, methods)),
    }),
    // Papers that came before searches looked for them.
    defineJob({
      name: 'processes.read-papers',
      schedule: { cron: '37 3 * * *' },
      run: async (ctx) => void (await readPapers(ctx)),
    }),
  ];
}

/** @returns how many steps it told of; run twice, or on two machines at once, it tells nothing twice */
export async function openAndCloseSteps(ctx: Ctx, methods: readonly Method[]): Promise<number> {
  let told = 0;
  for (const { processId, stepId } of await stepsToAnnounce(ctx)) {
    told += await ctx.transact(async (inside) => {
      const before = await lockAnnounced(inside, stepId);
      const process = await findProcess(inside, { id: processId });
      const step = process?.steps.find(({ id }) => id === stepId);
      if (!process || !step || !before) return 0;
      const state = stepState(step, inside.clock.now());
      await announceStep(inside, methods, process, step, { told: before, state });
      return state === before ? 0 : 1;
    });
  }
  return told;
}
