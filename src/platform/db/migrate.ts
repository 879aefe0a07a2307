import { type Kysely, sql } from 'kysely';
import type { Database } from '../ctx.ts';
import { ADVISORY_LOCKS } from './advisory-locks.ts';
import { type MigrationFile, migrationFiles } from './migration-files.ts';

type MigrationTables = { schema_migrations: { name: string; applied_at: Date } };

/** One number for every Ateneu: who migrates holds this lock, the others wait and find nothing left to do. */
const MIGRATING = ADVISORY_LOCKS.migrating;

/**
 * Runs what has not run yet, in order of number, each in a transaction of its own together with the note that it ran:
 * a failure keeps what came before it and leaves nothing of itself. (Kysely's Migrator would hold every lock of an
 * upgrade in one transaction.) Throws naming file and line.
 * @param root the checkout, whose slices hold the migrations
 */
export async function migrateToLatest(db: Database, { root }: { root: string }): Promise<{ applied: string[] }> {
  const files = await migrationFiles(root);
  return db
    .withTables<MigrationTables>()
    .connection()
    .execute(async (connection) => {
      await sql`select pg_advisory_lock(${MIGRATING})`.execute(connection);
      try {
        return { applied: await applyAll(connection, files) };
      } finally {
        await sql`select pg_advisory_unlock(${MIGRATING})`.execute(connection);
      }
    });
}

/** Names of the migrations of this checkout that the database has not seen. */
export async function pendingMigrations(db: Database, { root }: { root: string }): Promise<string[]> {
  const files = await migrationFiles(root);
  return (await pendingOf(db.withTables<MigrationTables>(), files)).map(({ name }) => name);
}

async function applyAll(db: Kysely<MigrationTables>, files: readonly MigrationFile[]): Promise<string[]> {
  await sql`create table if not exists schema_migrations (
    name text primary key,
    applied_at timestamptz not null default now()
  )`.execute(db);
  const applied: string[] = [];
  for (const migration of await pendingOf(db, files)) {
    await db.transaction().execute((trx) => apply(trx, migration));
    applied.push(migration.name);
  }
  return applied;
}

async function apply(trx: Kysely<MigrationTables>, migration: MigrationFile): Promise<void> {
  try {
    await sql.raw(migration.sql).execute(trx);
  } catch (error) {
    throw new Error(`${migration.file}${lineOf(error, migration.sql)}: ${(error as Error).message}`, { cause: error });
  }
  await trx.insertInto('schema_migrations').values({ name: migration.name, applied_at: sql`now()` }).execute();
}

/** PostgreSQL counts characters from the start of the file, from 1. */
function lineOf(error: unknown, text: string): string {
  const position = Number((error as { position?: string }).position);
  return position ? `:${[...text].slice(0, position - 1).filter((character) => character === '\n').length + 1}` : '';
}

async function pendingOf(db: Kysely<MigrationTables>, files: readonly MigrationFile[]): Promise<MigrationFile[]> {
  const { rows } = await sql<{ made: boolean }>`select to_regclass('schema_migrations') is not null as made`.execute(
    db,
  );
  if (!rows[0]?.made) return [...files];
  const applied = await db.selectFrom('schema_migrations').select('name').execute();
  const names = new Set(applied.map(({ name }) => name));
  return files.filter(({ name }) => !names.has(name));
}
