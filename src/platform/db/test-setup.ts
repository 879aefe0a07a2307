import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { CHECKOUT } from '../checkout.ts';
import { openDatabase } from './database.ts';
import { findRunningPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrateToLatest } from './migrate.ts';
import { runSql, withDatabase } from './testing.ts';

/** One server for the whole run, and one migrated database from which each test file gets its own copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const template = `ateneu_test_${randomBytes(5).toString('hex')}`;
  const tearDown = async () => {
    await runSql(server.maintenanceUrl, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
  try {
    await runSql(server.maintenanceUrl, `create database ${template}`);
    await migrate(withDatabase(server.maintenanceUrl, template));
  } catch (error) {
    await tearDown().catch(() => {});
    throw error;
  }
  project.provide('testDatabase', { maintenanceUrl: server.maintenanceUrl, template });
  return tearDown;
}

async function migrate(url: string): Promise<void> {
  const { db, close } = openDatabase({ url, poolSize: 1 });
  await migrateToLatest(db, { root: CHECKOUT }).finally(close);
}

interface TestServer {
  readonly maintenanceUrl: string;
  stop(): Promise<void>;
}

/** ATENEU_TEST_DATABASE_URL names a server whose user may create databases; without it, an embedded one is started. */
async function testServer(): Promise<TestServer> {
  const given = process.env.ATENEU_TEST_DATABASE_URL;
  if (given) return { maintenanceUrl: given, stop: async () => {} };
  await sweepAbandoned();
  const stateDir = await mkdtemp(path.join(os.tmpdir(), FOLDER_PREFIX));
  await chmod(stateDir, 0o711);
  const postgres = await startEmbeddedPostgres({ stateDir, durable: false });
  return {
    maintenanceUrl: withDatabase(postgres.url, 'postgres'),
    stop: async () => {
      await postgres.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

const FOLDER_PREFIX = 'ateneu-test-';
const ABANDONED_MS = 60 * 60 * 1000;

/** A run that was killed leaves its server and its folder: the next one ends both, unless another run uses them. */
async function sweepAbandoned(): Promise<void> {
  for (const name of await readdir(os.tmpdir())) {
    const stateDir = path.join(os.tmpdir(), name);
    if (!name.startsWith(FOLDER_PREFIX)) continue;
    // Another run may take its own away just now.
    const found = await stat(stateDir).catch(() => null);
    if (found === null || Date.now() - found.mtimeMs < ABANDONED_MS) continue;
    if (await findRunningPostgres(stateDir)) await (await startEmbeddedPostgres({ stateDir })).stop();
    if (!(await findRunningPostgres(stateDir))) await rm(stateDir, { recursive: true, force: true });
  }
}
