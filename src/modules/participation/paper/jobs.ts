import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { emptyOldSheets } from './store.ts';

/** As declared in personal-data.ts: a form nobody checked keeps who ticked what no longer. */
export const DAYS_KEPT = 90;

export function paperJobs(): JobDefinition[] {
  return [
    defineJob({
      name: 'paper.forget-what-was-ticked',
      schedule: { cron: '37 3 * * *' },
      run: (ctx) => emptyOldSheets(ctx, new Date(ctx.clock.now().getTime() - DAYS_KEPT * 86_400_000)),
    }),
  ];
}
