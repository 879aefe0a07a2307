import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { CHECKOUT } from './checkout.ts';
import type { Ctx } from './ctx.ts';
import { ADVISORY_LOCKS } from './db/advisory-locks.ts';
import { migrateToLatest } from './db/migrate.ts';
import { type TestDatabase, testDatabase } from './db/testing.ts';
import { createJobs, type Jobs } from './jobs.ts';
import { createLog } from './log.ts';

let database: TestDatabase;
const started: Jobs[] = [];
const processes: ChildProcess[] = [];

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());
afterEach(async () => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  await Promise.all(started.splice(0).map((jobs) => jobs.stop()));
  await sql`delete from pgboss.job`.execute(database.db);
});

test('what a process was doing when it was killed is done at once by the next one', async () => {
  await (await elsewhere()).isKilled();
  const ran = await work();
  await expect.poll(() => ran).toEqual(['test.long']);
});

test('a job that brings its process down again is not tried at once a second time', async () => {
  await (await elsewhere()).isKilled();
  await (await elsewhere('only work')).isKilled();
  const ran = await work();
  const { rows } = await sql<{ waits: boolean }>`
    select state = 'retry' and start_after > now() + interval '10 seconds' as waits from pgboss.job`.execute(
    database.db,
  );
  expect(rows).toEqual([{ waits: true }]);
  expect(ran).toEqual([]);
});

test('while another process works, what runs is left to it', async () => {
  const other = await elsewhere();
  const ran = await work();
  await pause(3000);
  expect(ran).toEqual([]);
  await other.isKilled();
  // It was not the last one: the heartbeat will tell.
  await work();
  await pause(500);
  expect(ran).toEqual([]);
});

test('a command beside a city that works brings its tables up to date without waiting for it', async () => {
  await work();
  expect(await migrateToLatest(database.db, { root: CHECKOUT })).toEqual({ applied: [] });
  // Each lock has a key of its own.
  expect(new Set(Object.values(ADVISORY_LOCKS)).size).toBe(Object.values(ADVISORY_LOCKS).length);
});

test('a process whose connection was cut off is known again as one that works', async () => {
  await work();
  const holders = async () => {
    const { rows } = await sql<{ pid: number }>`
      select pid from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted
        and database = (select oid from pg_database where datname = current_database())`.execute(database.db);
    return rows.map(({ pid }) => pid);
  };
  const [first] = await holders();
  await sql`select pg_terminate_backend(${first})`.execute(database.db);
  // The one cut off may stand there for a moment yet.
  await expect.poll(async () => (await holders()).filter((pid) => pid !== first)).toHaveLength(1);
});

async function work(): Promise<string[]> {
  const ran: string[] = [];
  const jobs = createJobs({ pool: database.pool, log: createLog({ level: 'silent' }) });
  started.push(jobs);
  jobs.define({ name: 'test.long', run: async () => void ran.push('test.long') });
  await jobs.start({ work: true, ctxFor: () => ({}) as Ctx });
  return ran;
}

const PROGRAM = `
  const [folder, url, doing] = process.argv.slice(1);
  const { openDatabase } = await import(folder + 'db/database.ts');
  const { createJobs } = await import(folder + 'jobs.ts');
  const { createLog } = await import(folder + 'log.ts');
  const { db, pool } = openDatabase({ url });
  const jobs = createJobs({ pool, log: createLog({ level: 'silent' }) });
  jobs.define({ name: 'test.long', run: () => new Promise(() => process.stdout.write('running')) });
  await jobs.start({ work: true, ctxFor: () => ({}) });
  if (doing !== 'only work') await jobs.enqueue(db, 'test.long', {}, {});
`;

/** A process in the middle of a job. */
async function elsewhere(doing = 'enqueue'): Promise<{ isKilled(): Promise<void> }> {
  const folder = new URL('./', import.meta.url).href;
  const args = ['--input-type=module', '-e', PROGRAM, folder, database.url, doing];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  processes.push(child);
  await once(child.stdout, 'data');
  return {
    async isKilled() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      await expect.poll(openElsewhere).toBe(0);
    },
  };
}

/** The database hears of a death a moment later. */
async function openElsewhere(): Promise<number> {
  const own = database.pool.totalCount;
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_stat_activity where datname = current_database()`.execute(database.db);
  return Math.max(0, (rows[0]?.n ?? 0) - own);
}
