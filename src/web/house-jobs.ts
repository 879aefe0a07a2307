import type { PersonId } from '#kernel/ids.ts';
import { districtsOf, forgetExpiredSignIns } from '#modules/identity/index.ts';
import { newsJobs } from '#modules/news/index.ts';
import { notificationJobs } from '#modules/notifications/index.ts';
import { budgetJobs } from '#modules/participation/budgets/index.ts';
import { conversationJobs } from '#modules/participation/conversation/index.ts';
import { moderationJobs } from '#modules/participation/moderation/index.ts';
import { paperJobs } from '#modules/participation/paper/index.ts';
import { processJobs } from '#modules/participation/processes/index.ts';
import { consentStands, countResidents, keepNoLonger, NOTE_ERASURE } from '#modules/rights/index.ts';
import { verificationJobs } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Platform } from '#platform/ctx-factory.ts';
import { noteErasure } from '#platform/erasure-notes.ts';
import { fileJobs } from '#platform/file-jobs.ts';
import type { Blobs } from '#platform/files.ts';
import { housekeepingJobs } from '#platform/housekeeping.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { mailJobs } from '#platform/mail-jobs.ts';
import { smtpTransport } from '#platform/mail-transport.ts';
import { declaredTables } from './declared-tables.ts';
import { METHODS } from './methods.ts';

/** Every kind of work the house does apart from requests. */
export function jobsOfTheHouse(platform: Platform, blobs: Blobs, stateDir: string): JobDefinition[] {
  const { smtpUrl, mailFrom } = platform.config;
  return [
    ...mailJobs(smtpUrl === null ? null : smtpTransport({ url: smtpUrl, from: mailFrom }), consentStands),
    ...fileJobs(blobs),
    ...housekeepingJobs(),
    ...processJobs(METHODS),
    ...conversationJobs(),
    ...budgetJobs(),
    ...moderationJobs(),
    ...newsJobs(),
    ...notificationJobs(),
    ...verificationJobs(),
    ...paperJobs(),
    defineJob({
      name: 'identity.forget-expired-sign-ins',
      schedule: { cron: '17 3 * * *' },
      run: (ctx) => forgetExpiredSignIns(ctx),
    }),
    ...rightsJobs(stateDir),
  ];
}

function rightsJobs(stateDir: string): JobDefinition[] {
  return [
    defineJob({
      name: 'rights.keep-no-longer',
      schedule: { cron: '41 3 * * *' },
      run: async (ctx) => void (await keepNoLonger(ctx, declaredTables)),
    }),
    defineJob({
      name: 'rights.count-residents',
      schedule: { cron: '11 4 * * 1' },
      run: async (ctx) => void (await countResidents(ctx, districtGroups)),
    }),
    defineJob<{ personId: PersonId; at: string }>({
      name: NOTE_ERASURE,
      run: (_, { personId, at }) => noteErasure(stateDir, { personId, at: new Date(at) }),
    }),
  ];
}

async function districtGroups(ctx: Ctx, people: readonly string[]): Promise<string[]> {
  return (await districtsOf(ctx, people as readonly PersonId[])).map((district) => district ?? '');
}
