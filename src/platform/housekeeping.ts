import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';
import { defineJob, type JobDefinition } from './job-definition.ts';

const DAY = 24 * 3600 * 1000;
const RECEIPTS_KEPT = 365 * DAY;

/** Forgets what the platform itself needs no longer: receipts of jobs, and counts that have run out. */
export function housekeepingJobs(): JobDefinition[] {
  return [defineJob({ name: 'platform.forget-old', schedule: { cron: '29 3 * * *' }, run: forgetOld })];
}

async function forgetOld(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  await sql`delete from job_receipts where at < ${new Date(now - RECEIPTS_KEPT)}`.execute(ctx.db);
  await sql`delete from rate_limits where expire < ${now}`.execute(ctx.db);
}
