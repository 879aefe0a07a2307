import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { Actor, PersonActor, RoleGrant } from '#kernel/actor.ts';
import { type Clock, fixedClock, seededChance } from '#kernel/chance.ts';
import { type PersonId, type SessionId, uuidv7 } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import { blobsOnDisk } from './blobs-on-disk.ts';
import { type Config, readConfig } from './config.ts';
import type { Ctx, Database } from './ctx.ts';
import { createPlatform, type JobQueue, type Platform, type PlatformParts } from './ctx-factory.ts';
import { type TestDatabase, testDatabase } from './db/testing.ts';
import type { Blobs } from './files.ts';
import type { JobDefinition } from './job-definition.ts';
import { createKeyRing } from './keys.ts';
import { createLog } from './log.ts';
import { personalData } from './personal-data-declarations.ts';
import { createLimits } from './rate-limit.ts';

export interface TestPlatform {
  /** The actor is a visitor (or `options.actor`); change hats with `ctx.as(personActor())`. */
  readonly ctx: Ctx;
  readonly platform: Platform;
  readonly db: Database;
  readonly pool: Pool;
  /** Stands still at 2026-11-16T10:00Z (or `options.now`) until moved. */
  readonly clock: ReturnType<typeof fixedClock>;
  /** Jobs that wait, in the order they were enqueued. */
  waitingJobs(): Promise<WaitingJob[]>;
  /** Runs the waiting jobs, defined here or in `options.jobs`, until none waits; gives back how many ran. */
  runJobs(definitions?: readonly JobDefinition[]): Promise<number>;
  close(): Promise<void>;
}

export interface WaitingJob {
  readonly job: string;
  readonly data: object;
  readonly key: string | null;
}

export interface TestPlatformOptions {
  readonly actor?: Actor;
  readonly language?: Language;
  readonly now?: Date | string;
  readonly seed?: number;
  /** Ways to the database at once; 1 shows who takes a second while holding the first. */
  readonly poolSize?: number;
  /** The declarations of the modules whose personal columns the test reads. The platform's own are always there. */
  readonly personalData?: readonly TableDeclaration[];
  readonly jobs?: readonly JobDefinition[];
  /** A folder of its own, taken away at the end, when left out. */
  readonly blobs?: Blobs;
  /** As in the environment: `{ ATENEU_URL: 'https://ateneu.test' }`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A whole platform on a database of its own: `const { ctx, clock, close } = await testPlatform()`. */
export async function testPlatform(options: TestPlatformOptions = {}): Promise<TestPlatform> {
  const database = await testDatabase(options.poolSize === undefined ? {} : { poolSize: options.poolSize });
  const { db } = database;
  const clock = fixedClock(options.now ?? '2026-11-16T10:00:00Z');
  const folder = await mkdtemp(join(tmpdir(), 'ateneu-files-'));
  await sql`create schema test`.execute(db);
  await sql`create table test.jobs (at serial primary key, job text, data jsonb, key text, unique (job, key))`.execute(
    db,
  );
  const platform = createPlatform({
    ...testParts(database, { queue: tableQueue, clock }),
    config: testConfig(options.settings),
    blobs: options.blobs ?? blobsOnDisk(folder),
    chance: seededChance(options.seed ?? 2),
    declaredTables: [...personalData, ...(options.personalData ?? [])],
  });
  const ctx = platform.ctx({
    actor: options.actor ?? { kind: 'visitor' },
    language: options.language ?? 'en',
    requestId: 'test',
  });
  return {
    ctx,
    platform,
    db,
    pool: database.pool,
    clock,
    waitingJobs: () => waitingJobs(db),
    runJobs: (definitions = options.jobs ?? []) => runJobs(ctx, definitions),
    async close() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface TestPartsOptions {
  readonly queue: JobQueue;
  readonly clock?: Clock;
}

/** What a platform is made of, for tests that put one together themselves. */
export function testParts(
  { db, pool }: Pick<TestDatabase, 'db' | 'pool'>,
  { queue, clock }: TestPartsOptions,
): PlatformParts {
  const keys = createKeyRing([{ id: 'test', bytes: seededChance(1).bytes(32) }]);
  return {
    db,
    keys,
    queue,
    clock: clock ?? { now: () => new Date() },
    chance: seededChance(2),
    blobs: blobsOnDisk(join(tmpdir(), 'ateneu-files')),
    limits: createLimits({ pool, keys }),
    config: testConfig(),
    log: createLog({ level: 'silent' }),
    declaredTables: personalData,
  };
}

/** Every setting as it is when none is given, at http://ateneu.test. */
export function testConfig(settings: Readonly<Record<string, string>> = {}): Config {
  const read = readConfig({ ATENEU_URL: 'http://ateneu.test', ...settings });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.config;
}

let people = 0;

/** Someone signed in. Her roles hold for the whole city unless given as grants. */
export function personActor(
  options: { roles?: readonly (RoleGrant['role'] | RoleGrant)[]; personId?: PersonId; displayName?: string } = {},
): PersonActor {
  people += 1;
  return {
    kind: 'person',
    personId: options.personId ?? testId<PersonId>(people),
    sessionId: testId<SessionId>(1_000_000 + people),
    displayName: options.displayName ?? `Person ${people}`,
    roles: (options.roles ?? []).map((role) => (typeof role === 'string' ? { role, processId: null } : role)),
  };
}

/** The same number gives the same id. */
export function testId<T extends string>(number: number): T {
  return uuidv7(Date.UTC(2026, 0, 1), seededChance(number).bytes(10)) as T;
}

/** Jobs in a table: a rollback takes them away, the same key waits once, as in the real queue. */
const tableQueue: JobQueue = {
  async enqueue(db, job, data, { key }) {
    await sql`insert into test.jobs (job, data, key) values (${job}, ${JSON.stringify(data)}, ${key ?? null})
      on conflict do nothing`.execute(db);
  },
  nudge() {},
};

async function waitingJobs(db: Database): Promise<WaitingJob[]> {
  const { rows } = await sql<WaitingJob>`select job, data, key from test.jobs order by at`.execute(db);
  return rows;
}

async function runJobs(ctx: Ctx, definitions: readonly JobDefinition[]): Promise<number> {
  let ran = 0;
  for (;;) {
    const { rows } = await sql<WaitingJob>`
      delete from test.jobs where at = (select min(at) from test.jobs) returning job, data, key`.execute(ctx.db);
    const [waiting] = rows;
    if (waiting === undefined) return ran;
    const definition = definitions.find(({ name }) => name === waiting.job);
    if (definition === undefined)
      throw new Error(`No definition of job ${waiting.job}: pass it to testPlatform({ jobs }).`);
    await definition.run(ctx.as({ kind: 'system', name: waiting.job }), waiting.data);
    ran += 1;
  }
}
