import type { Ctx } from '#platform/ctx.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { deleteOldGuestSessions } from './guest-store.ts';
import { deleteOldLetters } from './letter-store.ts';
import { deleteLongGone } from './voter-store.ts';

/** As declared in personal-data.ts. */
const DAYS_AFTER_LEAVING = 400;
const DAYS_AFTER_A_LETTER = 30;
const DAY = 86_400_000;

export function verificationJobs(): JobDefinition[] {
  return [
    defineJob({
      name: 'verification.forget-who-left',
      schedule: { cron: '27 3 * * *' },
      async run(ctx: Ctx) {
        const ago = (days: number) => new Date(ctx.clock.now().getTime() - days * DAY);
        await deleteLongGone(ctx, ago(DAYS_AFTER_LEAVING));
        await deleteOldLetters(ctx, ago(DAYS_AFTER_A_LETTER));
        await deleteOldGuestSessions(ctx);
      },
    }),
  ];
}
