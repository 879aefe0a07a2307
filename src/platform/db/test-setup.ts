import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { CHECKOUT } from '../checkout.ts';
import { openDatabase } from './database.ts';
import { startEmbeddedPostgres } from './embedded-postgres.ts';
import { migrateToLatest } from './migrate.ts';
import { runSql, withDatabase } from './testing.ts';

/** One server for the whole run, and one migrated database from which each test file gets its own copy. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await testServer();
  const template = `ateneu_test_${randomBytes(5).toString('hex')}`;
  await runSql(server.maintenanceUrl, `create database ${template}`);
  const { db, close } = openDatabase({ url: withDatabase(server.maintenanceUrl, template), poolSize: 1 });
  await migrateToLatest(db, { root: CHECKOUT }).finally(close);
  project.provide('testDatabase', { maintenanceUrl: server.maintenanceUrl, template });
  return async () => {
    await runSql(server.maintenanceUrl, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

interface TestServer {
  readonly maintenanceUrl: string;
  stop(): Promise<void>;
}

/** ATENEU_TEST_DATABASE_URL names a server whose user may create databases; without it, an embedded one is started. */
async function testServer(): Promise<TestServer> {
  const given = process.env.ATENEU_TEST_DATABASE_URL;
  if (given) return { maintenanceUrl: given, stop: async () => {} };
  const stateDir = await mkdtemp(path.join(os.tmpdir(), 'ateneu-test-'));
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
