import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { blobsOnDisk } from '#platform/blobs-on-disk.ts';
import { blobsOnS3 } from '#platform/blobs-on-s3.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import { readConfig, withEnvFile } from '#platform/config.ts';
import type { Ctx } from '#platform/ctx.ts';
import { createPlatform, type Platform } from '#platform/ctx-factory.ts';
import { type OpenDatabase, openDatabase } from '#platform/db/database.ts';
import { DatabaseStartError, startEmbeddedPostgres } from '#platform/db/embedded-postgres.ts';
import { migrateToLatest } from '#platform/db/migrate.ts';
import { resolveStateDir } from '#platform/db/state-dir.ts';
import type { Env } from '#platform/http/env.ts';
import { createJobs, type Jobs } from '#platform/jobs.ts';
import { KeyProblem, openKeyRing } from '#platform/key-folder.ts';
import type { KeyRing } from '#platform/keys.ts';
import { createLog } from '#platform/log.ts';
import { createMetrics, type Metrics } from '#platform/metrics.ts';
import { createLimits } from '#platform/rate-limit.ts';
import { CannotStart } from './cannot-start.ts';
import { declaredTables } from './declared-tables.ts';
import { jobsOfTheHouse } from './house-jobs.ts';
import { putAppTogether } from './put-app-together.ts';
import type { Watch } from './watch-routes.ts';
import { wireEvents } from './wire-events.ts';

export interface OpenHouseOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Told of what takes longer than a second. */
  readonly say: (message: string) => void;
  /** Whether this process runs jobs. */
  readonly work: boolean | 'as-configured';
  readonly migrate: boolean;
  /** Serves pages: logs requests to stdout. */
  readonly serves?: boolean;
}

/** The city, opened: platform, jobs, pages. */
export interface House {
  readonly platform: Platform;
  readonly jobs: Jobs;
  readonly stateDir: string;
  /** Where the database listens; for tools that need a connection of their own. */
  readonly databaseUrl: string;
  app(): Hono<Env>;
  /** Acts for the city, named in the log. */
  systemCtx(name: string): Ctx;
  close(): Promise<void>;
}

/** More connections than this only take turns on the cores: measured with 4, 8 and 20. */
const POOL = 10;

export async function openHouse(options: OpenHouseOptions): Promise<House> {
  const env = withEnvFile(options.env, CHECKOUT);
  const config = configOf(env);
  const { dir: stateDir } = resolveStateDir(env, CHECKOUT);
  const postgres = config.databaseUrl === null ? await startDatabase(stateDir, options.say) : null;
  const databaseUrl = config.databaseUrl ?? postgres?.url ?? '';
  const log = createLog({ level: config.logLevel, to: options.serves ? process.stdout : process.stderr });
  const database = openDatabase({ url: databaseUrl, poolSize: POOL, log });
  if (options.migrate) await bringUpToDate(database.db, options.say);
  const keys = await openKeys(config.keys, stateDir);
  const blobs = config.s3 ? blobsOnS3(config.s3) : blobsOnDisk(join(stateDir, 'files'));
  const jobs = createJobs({ pool: database.pool, log });
  const metrics = createMetrics({ pool: database.pool, counts: () => jobs.counts(database.db) });
  const platform = createPlatform({
    db: database.db,
    clock: { now: () => new Date() },
    chance: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    keys,
    blobs,
    limits: createLimits({ pool: database.pool, keys }),
    queue: jobs,
    config,
    log,
    happened: metrics.happened,
    declaredTables,
  });
  wireEvents(platform);
  jobs.define(...jobsOfTheHouse(platform, blobs, stateDir));
  const ctxFor = (name: string, requestId: string) =>
    platform.ctx({ actor: { kind: 'system', name }, language: 'ca', requestId });
  const work = options.work === 'as-configured' ? config.worker : options.work;
  if (options.migrate) await jobs.start({ work, ctxFor });
  return {
    platform,
    jobs,
    stateDir,
    databaseUrl,
    app: () => putAppTogether(platform, watchOf(database, jobs, metrics)),
    systemCtx: (name) => ctxFor(name, crypto.randomUUID()),
    async close() {
      await jobs.stop();
      await database.close();
      await postgres?.stop();
    },
  };
}

function watchOf({ pool, db }: OpenDatabase, jobs: Jobs, metrics: Metrics): Watch {
  return {
    isDatabaseThere: () =>
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
    counts: () => jobs.counts(db),
    failedJobs: () => jobs.failedJobs(db),
    retry: jobs.retry,
    metrics,
  };
}

function configOf(env: NodeJS.ProcessEnv) {
  const read = readConfig(env);
  if (read.ok) return read.config;
  const lines = read.problems.map(({ setting, problem, whatToDo }) => `  ${setting}: ${problem} ${whatToDo}`);
  throw new CannotStart(`Some settings cannot be used:\n${lines.join('\n')}`);
}

async function startDatabase(stateDir: string, say: (message: string) => void) {
  try {
    return await startEmbeddedPostgres({ stateDir, onProgress: say });
  } catch (error) {
    if (error instanceof DatabaseStartError) throw new CannotStart(error.message);
    throw error;
  }
}

async function openKeys(setting: string | null, stateDir: string): Promise<KeyRing> {
  try {
    return await openKeyRing({ stateDir, keys: setting });
  } catch (error) {
    if (error instanceof KeyProblem) throw new CannotStart(`${error.message} ${error.whatToDo}`);
    throw error;
  }
}

async function bringUpToDate(db: Platform['db'], say: (message: string) => void): Promise<void> {
  try {
    const { applied } = await migrateToLatest(db, { root: CHECKOUT });
    if (applied.length > 0) say(`Brought the database up to date: ${applied.length} migrations.`);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', '28P01', '3D000'].includes(String(error.code))
    ) {
      throw new CannotStart(
        `The database does not answer: ${error.message}. Check DATABASE_URL, or unset it to use the embedded database.`,
      );
    }
    throw error;
  }
}
