import { sql } from 'kysely';
import type { Pool } from 'pg';
import { fromKysely, type Job, PgBoss, type SendOptions } from 'pg-boss';
import type { Ctx, Database, EnqueueOptions } from './ctx.ts';
import type { JobQueue } from './ctx-factory.ts';
import type { JobDefinition } from './job-definition.ts';
import { type Log, scrub } from './log.ts';
import { holdWork, type WorkHold } from './work-hold.ts';

export interface Jobs extends JobQueue {
  /** Every job must be defined before the start; two of one name are a fault. */
  define(...definitions: readonly JobDefinition[]): void;
  /** @param options.work false: only enqueues (the command line, a node that serves pages); true: also runs jobs and schedules. */
  start(options: { readonly work: boolean; ctxFor(job: string, requestId: string): Ctx }): Promise<void>;
  /** Takes no more jobs and waits for the running ones, at most 10 seconds. What did not end runs again later. */
  stop(): Promise<void>;
  /** Jobs that failed for the last time, newest first; kept for 30 days. */
  failedJobs(db: Database, limit?: number): Promise<FailedJob[]>;
  /** Puts a failed job back into the queue. */
  retry(jobId: string): Promise<void>;
  /** How many jobs wait, run and failed. */
  counts(db: Database): Promise<Readonly<Record<'waiting' | 'running' | 'failed', number>>>;
}

export interface FailedJob {
  readonly id: string;
  readonly job: string;
  readonly data: object;
  readonly tries: number;
  /** What the last try said, without addresses. */
  readonly error: string;
  readonly failedAt: Date;
}

/** One queue for every job: an idle city asks the database one question, not one for each kind of work. */
const QUEUE = 'ateneu';
const WORKERS = 3;
const DEFAULT_RETRIES = 12;
const STOP_WITHIN = 10_000;
const NUDGE_AFTER = 50;

interface Envelope {
  readonly job: string;
  readonly data: object;
}

/** Jobs in PostgreSQL by way of pg-boss (schema `pgboss`), over the same pool. */
export function createJobs({ pool, log }: { readonly pool: Pool; readonly log: Log }): Jobs {
  const definitions = new Map<string, JobDefinition>();
  const workers: string[] = [];
  let boss: PgBoss | null = null;
  let hold: WorkHold | null = null;
  let nudging: NodeJS.Timeout | null = null;
  const nudge = () => {
    // Many commits in a row wake the workers once.
    nudging ??= setTimeout(() => {
      nudging = null;
      for (const worker of workers) boss?.notifyWorker(worker);
    }, NUDGE_AFTER).unref();
  };
  return {
    define(...added) {
      for (const definition of added) {
        if (definitions.has(definition.name)) throw new Error(`Two jobs are named ${definition.name}.`);
        definitions.set(definition.name, definition);
      }
    },
    async start({ work, ctxFor }) {
      const starting = await startBoss(pool, log, work);
      boss = starting;
      if (!work) return;
      hold = await holdWork(pool, log, () => takeUpAbandoned(starting, pool, log));
      await keepSchedules(boss, definitions);
      workers.push(...(await startWorkers(boss, definitions, ctxFor, log)));
    },
    async stop() {
      if (nudging) clearTimeout(nudging);
      workers.length = 0;
      await boss?.stop({ graceful: true, close: false, timeout: STOP_WITHIN });
      boss = null;
      hold?.release();
      hold = null;
    },
    enqueue: (db, job, data, options) => enqueue(started(boss), definitionOf(definitions, job), db, data, options),
    nudge,
    failedJobs,
    async retry(jobId) {
      await started(boss).retry(QUEUE, jobId);
      nudge();
    },
    counts,
  };
}

async function startBoss(pool: Pool, log: Log, work: boolean): Promise<PgBoss> {
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values?.length ? values : undefined) },
    schema: 'pgboss',
    supervise: work,
    schedule: work,
    cronWorkerIntervalSeconds: 10,
  });
  boss.on('error', (fault) => log.error({ error: fault }, 'The job queue met a fault'));
  await boss.start();
  if ((await boss.getQueue(QUEUE)) === null) await boss.createQueue(QUEUE, { policy: 'short', ...KEPT });
  return boss;
}

const DAY = 24 * 3600;
/**
 * A job may run for hours while its worker lives. One that dies while others work is missed within two minutes; the last one
 * is missed when the next one starts.
 */
const KEPT = {
  deleteAfterSeconds: 30 * DAY,
  retentionSeconds: 30 * DAY,
  heartbeatSeconds: 60,
  expireInSeconds: DAY / 2,
};

/**
 * After a power cut nobody waits: what died with its worker runs again at once. What has died before waits longer each
 * time, as after any fault, so that a job that brings its process down leaves the city standing in between.
 */
async function takeUpAbandoned(boss: PgBoss, pool: Pool, log: Log): Promise<void> {
  const running = await pool.query(`select id from pgboss.job where name = $1 and state = 'active'`, [QUEUE]);
  const ids: string[] = running.rows.map(({ id }) => id);
  if (ids.length === 0) return;
  await boss.fail(QUEUE, ids, new Error('The process that ran it died.'));
  await pool.query(
    `update pgboss.job set start_after = now() where name = $1 and id = any($2) and state = 'retry' and retry_count = 0`,
    [QUEUE, ids],
  );
  log.warn({ jobs: ids.length }, 'Jobs of a process that died run again');
}

async function startWorkers(
  boss: PgBoss,
  definitions: ReadonlyMap<string, JobDefinition>,
  ctxFor: (job: string, requestId: string) => Ctx,
  log: Log,
): Promise<string[]> {
  const limited = [...definitions.values()].filter(({ atOnce }) => atOnce !== undefined);
  const tiers = Object.fromEntries(limited.map(({ name, atOnce }) => [name, atOnce as number]));
  const groupConcurrency = limited.length > 0 ? { default: 1000, tiers } : undefined;
  const run = async ([job]: Job<Envelope>[]) => job && runJob(definitions, ctxFor, log, job);
  return Promise.all(
    Array.from({ length: WORKERS }, () =>
      boss.work<Envelope>(QUEUE, { pollingIntervalSeconds: 2, groupConcurrency }, run),
    ),
  );
}

async function runJob(
  definitions: ReadonlyMap<string, JobDefinition>,
  ctxFor: (job: string, requestId: string) => Ctx,
  log: Log,
  { id, data: { job, data } }: Job<Envelope>,
): Promise<void> {
  const begun = performance.now();
  try {
    await definitionOf(definitions, job).run(ctxFor(job, id), data);
    log.debug({ job, jobId: id, ms: Math.round(performance.now() - begun) }, 'A job ran');
  } catch (fault) {
    log.warn({ job, jobId: id, error: fault }, 'A job failed');
    // pg-boss keeps what is thrown: keep no addresses.
    throw new Error(scrub(fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault)));
  }
}

async function enqueue(
  boss: PgBoss,
  definition: JobDefinition,
  db: Database,
  data: object,
  { key, startAfter }: EnqueueOptions,
): Promise<void> {
  // The queue's policy keeps one waiting job a key, so a job without a key gets one of its own.
  const singletonKey = key === undefined ? crypto.randomUUID() : `${definition.name}:${key}`;
  const options = { ...sendOptions(definition), singletonKey, startAfter, db: fromKysely(db) };
  for (let tries = 0; tries < 3; tries++) {
    const added = await boss.send(QUEUE, { job: definition.name, data } satisfies Envelope, options);
    if (added !== null || (await heldBack(db, singletonKey))) return;
  }
  throw new Error(`Job ${definition.name} could not be queued.`);
}

/**
 * Another job with this key waits. Locks it (shared: others may do the same) so that it does not start before this
 * transaction is committed and then misses what this transaction wrote. False: it has just started; queue another.
 */
async function heldBack(db: Database, singletonKey: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from pgboss.job where name = ${QUEUE} and singleton_key = ${singletonKey} and state = 'created'
    for share`.execute(db);
  return rows.length > 0;
}

function sendOptions({ name, retries = DEFAULT_RETRIES, atOnce }: JobDefinition): SendOptions {
  const retry = { retryLimit: retries, retryDelay: 15, retryBackoff: true, retryDelayMax: 4 * 3600 };
  return atOnce === undefined ? retry : { ...retry, group: { id: name, tier: name } };
}

/** Schedules in the database become those of the definitions. */
async function keepSchedules(boss: PgBoss, definitions: ReadonlyMap<string, JobDefinition>): Promise<void> {
  const kept = new Map((await boss.getSchedules(QUEUE)).map((schedule) => [schedule.key, schedule]));
  for (const definition of definitions.values()) {
    const { name, schedule } = definition;
    if (schedule === undefined) continue;
    const { cron, timeZone = 'UTC' } = schedule;
    const known = kept.get(name);
    kept.delete(name);
    if (known?.cron === cron && known.timezone === timeZone) continue;
    const data = { job: name, data: {} } satisfies Envelope;
    await boss.schedule(QUEUE, cron, data, {
      ...sendOptions(definition),
      tz: timeZone,
      key: name,
      singletonKey: `${name}:by-the-clock`,
    });
  }
  for (const key of kept.keys()) await boss.unschedule(QUEUE, key);
}

async function failedJobs(db: Database, limit = 50): Promise<FailedJob[]> {
  const { rows } = await sql<FailedJob>`
    select id, data->>'job' as job, data->'data' as data, retry_count + 1 as tries,
      coalesce(output->>'message', '') as error, completed_on as "failedAt"
    from pgboss.job where name = ${QUEUE} and state = 'failed' order by completed_on desc limit ${limit}`.execute(db);
  return rows;
}

async function counts(db: Database): Promise<Record<'waiting' | 'running' | 'failed', number>> {
  const { rows } = await sql<Record<'waiting' | 'running' | 'failed', number>>`
    select count(*) filter (where state in ('created', 'retry')) as waiting,
      count(*) filter (where state = 'active') as running, count(*) filter (where state = 'failed') as failed
    from pgboss.job where name = ${QUEUE} and state in ('created', 'retry', 'active', 'failed')`.execute(db);
  return rows[0] ?? { waiting: 0, running: 0, failed: 0 };
}

function started(boss: PgBoss | null): PgBoss {
  if (boss === null) throw new Error('The job queue is not started.');
  return boss;
}

function definitionOf(definitions: ReadonlyMap<string, JobDefinition>, name: string): JobDefinition {
  const definition = definitions.get(name);
  if (definition === undefined) throw new Error(`There is no job named ${name}.`);
  return definition;
}
