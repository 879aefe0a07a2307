import { forgetExpiredSignIns } from '#modules/identity/index.ts';
import { conversationJobs } from '#modules/participation/conversation/index.ts';
import { moderationJobs } from '#modules/participation/moderation/index.ts';
import { processJobs } from '#modules/participation/processes/index.ts';
import { verificationJobs } from '#modules/verification/index.ts';
import type { Platform } from '#platform/ctx-factory.ts';
import { fileJobs } from '#platform/file-jobs.ts';
import type { Blobs } from '#platform/files.ts';
import { housekeepingJobs } from '#platform/housekeeping.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { mailJobs } from '#platform/mail-jobs.ts';
import { smtpTransport } from '#platform/mail-transport.ts';
import { METHODS } from './methods.ts';

/** Every kind of work the house does apart from requests. */
export function jobsOfTheHouse(platform: Platform, blobs: Blobs): JobDefinition[] {
  const { smtpUrl, mailFrom } = platform.config;
  return [
    ...mailJobs(smtpUrl === null ? null : smtpTransport({ url: smtpUrl, from: mailFrom })),
    ...fileJobs(blobs),
    ...housekeepingJobs(),
    ...processJobs(METHODS),
    ...conversationJobs(),
    ...moderationJobs(),
    ...verificationJobs(),
    defineJob({
      name: 'identity.forget-expired-sign-ins',
      schedule: { cron: '17 3 * * *' },
      run: (ctx) => forgetExpiredSignIns(ctx),
    }),
  ];
}
