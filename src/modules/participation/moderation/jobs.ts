import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { writeLetter } from './emails.ts';
import { type LetterOrder, WRITE_LETTER } from './letters.ts';
import { forgetOldTraces } from './traces-store.ts';

export function moderationJobs(): JobDefinition[] {
  return [
    defineJob<LetterOrder>({ name: WRITE_LETTER, run: writeLetter }),
    defineJob({ name: 'moderation.forget-old-traces', schedule: { cron: '41 3 * * *' }, run: forgetOldTraces }),
  ];
}
