import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { PgBoss } from 'pg-boss';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { refuse } from '#kernel/result.ts';
import type { Ctx } from './ctx.ts';
import { createPlatform, type Platform } from './ctx-factory.ts';
import { type TestDatabase, testDatabase } from './db/testing.ts';
import { defineJob } from './job-definition.ts';
import { once } from './job-receipts.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createLog } from './log.ts';
import { testParts } from './testing.ts';

let database: TestDatabase;
let platform: Platform;
let jobs: Jobs;
let ctx: Ctx;
const ran: string[] = [];
let failures = 0;
/** The slow jobs that run, each to be ended by a call. */
const running: (() => void)[] = [];

const definitions = [
  defineJob<{ text: string }>({ name: 'test.note', run: async (_, { text }) => void ran.push(text) }),
  defineJob({
    name: 'test.fail',
    retries: 0,
    async run() {
      failures += 1;
      throw new Error('no mailbox for aina@exemple.cat');
    },
  }),
  defineJob({
    name: 'test.slow',
    run: () =>
      new Promise<void>((resolve) => {
        running.push(() => {
          ran.push('slow');
          resolve();
        });
      }),
  }),
  // Of a leap day, so that it is never due while this runs.
  defineJob({ name: 'test.yearly', schedule: { cron: '0 3 29 2 *', timeZone: 'Europe/Madrid' }, run: async () => {} }),
];

beforeAll(async () => {
  database = await testDatabase();
  await begin();
});
afterAll(async () => {
  await jobs.stop();
  await database.close();
});

test('a job runs after the transaction that queued it is committed, and the workers are woken for it', async () => {
  const woken = vi.spyOn(PgBoss.prototype, 'notifyWorker');
  await ctx.transact(async (inside) => {
    await inside.enqueue('test.note', { text: 'committed' });
    await sleep(200);
    expect(ran).not.toContain('committed');
    expect(woken).not.toHaveBeenCalled();
  });
  await until(() => ran.includes('committed'));
  expect(woken).toHaveBeenCalled();
  woken.mockRestore();
});

test('a job of a transaction that rolls back never runs', async () => {
  await ctx.transact(async (inside) => {
    await inside.enqueue('test.note', { text: 'rolled back' });
    return refuse('no');
  });
  await ctx.enqueue('test.note', { text: 'after it' });
  await until(() => ran.includes('after it'));
  expect(ran).not.toContain('rolled back');
});

test('while a job with the same key waits, no second is added', async () => {
  const later = new Date(Date.now() + 3_600_000);
  await ctx.enqueue('test.note', { text: 'x' }, { key: 'once', startAfter: later });
  await ctx.enqueue('test.note', { text: 'y' }, { key: 'once', startAfter: later });
  await ctx.enqueue('test.note', { text: 'z' }, { key: 'other', startAfter: later });
  expect((await jobs.counts(ctx.db)).waiting).toBe(2);
});

test('a waiting job does not start before a transaction that counted on it is committed', async () => {
  // Every worker is busy until the transaction has met the job that waits.
  for (let worker = 0; worker < 3; worker += 1) await ctx.enqueue('test.slow', {});
  await until(() => running.length === 3);
  await ctx.enqueue('test.note', { text: 'shared' }, { key: 'shared' });
  await ctx.transact(async (inside) => {
    await inside.enqueue('test.note', { text: 'shared' }, { key: 'shared' });
    await ctx.enqueue('test.note', { text: 'younger' });
    for (const end of running.splice(0)) end();
    await until(() => ran.includes('younger'));
    expect(ran).not.toContain('shared');
  });
  await until(() => ran.includes('shared'));
});

test('a job that failed for the last time can be seen and tried again, and its error names nobody', async () => {
  await ctx.enqueue('test.fail', { proposalId: 'p1' });
  await until(async () => (await jobs.failedJobs(ctx.db)).length === 1);
  const [failed] = await jobs.failedJobs(ctx.db);
  expect(failed).toMatchObject({
    job: 'test.fail',
    data: { proposalId: 'p1' },
    error: 'Error: no mailbox for [address]',
  });
  await jobs.retry(failed?.id ?? '');
  await until(() => failures === 2);
});

test('a job that nobody defined is a fault, at once', async () => {
  await expect(ctx.enqueue('test.misspelt', {})).rejects.toThrow('no job named test.misspelt');
});

test('an effect with a receipt happens once, and again if its transaction was lost', async () => {
  await ctx.transact(async (inside) => ((await once(inside, 'draw:1')) ? refuse('lost') : undefined));
  expect(await ctx.transact((inside) => once(inside, 'draw:1'))).toBe(true);
  expect(await ctx.transact((inside) => once(inside, 'draw:1'))).toBe(false);
});

test('the schedules in the database follow the definitions', async () => {
  const { rows } = await sql`select key, cron, timezone from pgboss.schedule`.execute(ctx.db);
  expect(rows).toEqual([{ key: 'test.yearly', cron: '0 3 29 2 *', timezone: 'Europe/Madrid' }]);
});

test('stopping waits for the job that runs, and a new start takes up the work', async () => {
  await ctx.enqueue('test.slow', {});
  await until(() => running.length === 1);
  let stopped = false;
  const stopping = jobs.stop().then(() => {
    stopped = true;
  });
  await sleep(300);
  expect(stopped).toBe(false);
  for (const end of running.splice(0)) end();
  await stopping;
  await begin();
  await ctx.enqueue('test.note', { text: 'again' });
  await until(() => ran.includes('again'));
});

async function begin(): Promise<void> {
  jobs = createJobs({ pool: database.pool, log: createLog({ level: 'silent' }) });
  jobs.define(...definitions);
  platform = createPlatform(testParts(database, { queue: jobs }));
  const ctxFor = (name: string, requestId: string) =>
    platform.ctx({ actor: { kind: 'system', name }, language: 'ca', requestId });
  await jobs.start({ work: true, ctxFor });
  ctx = ctxFor('test', 'test');
}

/** However busy the machine is: what never happens ends with the test's own time. */
async function until(happened: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await happened())) await sleep(20);
}
