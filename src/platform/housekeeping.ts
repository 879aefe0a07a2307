import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';
import { defineJob, type JobDefinition } from './job-definition.ts';
import { rewrapPersonKeys } from './person-keys.ts';

const DAY = 24 * 3600 * 1000;
const RECEIPTS_KEPT = 365 * DAY;

const KEYS_AT_ONCE = 500;

/**
 * Forgets what the platform itself needs no longer (receipts of jobs, counts that have run out), and after a rotation
 * wraps people's keys under the newest master key.
 */
export function housekeepingJobs(): JobDefinition[] {
  return [
    defineJob({ name: 'platform.forget-old', schedule: { cron: '29 3 * * *' }, run: forgetOld }),
    defineJob({ name: 'platform.rewrap-keys', schedule: { cron: '53 3 * * *' }, run: rewrapKeys }),
  ];
}

async function rewrapKeys(ctx: Ctx): Promise<void> {
  const some = () => ctx.transact(({ db, keys }) => rewrapPersonKeys(db, keys, KEYS_AT_ONCE));
  while ((await some()) > 0);
}

async function forgetOld(ctx: Ctx): Promise<void> {
  const now = ctx.clock.now().getTime();
  await sql`delete from job_receipts where at < ${new Date(now - RECEIPTS_KEPT)}`.execute(ctx.db);
  await sql`delete from rate_limits where expire < ${now}`.execute(ctx.db);
}
