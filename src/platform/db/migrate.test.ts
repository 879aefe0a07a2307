import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { CHECKOUT } from '../checkout.ts';
import { openDatabase } from './database.ts';
import { migrateToLatest, pendingMigrations } from './migrate.ts';
import { type TestDatabase, testDatabase } from './testing.ts';

let root: string;
let database: TestDatabase;

beforeEach(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), 'ateneu-migrations-'));
  database = await testDatabase();
});

afterEach(async () => {
  await database.close();
  await rm(root, { recursive: true, force: true });
});

async function migration(file: string, text: string): Promise<void> {
  const full = path.join(root, 'src', file);
  await mkdir(path.dirname(full), { recursive: true });
  await writeFile(full, text);
}

test('the migrations of this checkout have all run in a test database', async () => {
  expect(await pendingMigrations(database.db, { root: CHECKOUT })).toEqual([]);
});

test('migrations of all slices run in order of number, once, also where a lower number comes later', async () => {
  await migration(
    'modules/b/migrations/9001-things.sql',
    'create table b_things (n int); insert into b_things values (1);',
  );
  await migration('modules/a/deep/migrations/9003-more.sql', 'alter table b_things add m int;');
  expect(await migrateToLatest(database.db, { root })).toEqual({ applied: ['9001-things', '9003-more'] });
  await migration('platform/c/migrations/9002-between.sql', 'create table c_things ();');
  expect(await pendingMigrations(database.db, { root })).toEqual(['9002-between']);
  expect(await migrateToLatest(database.db, { root })).toEqual({ applied: ['9002-between'] });
  expect(await migrateToLatest(database.db, { root })).toEqual({ applied: [] });
});

test('a migration that fails names its file and line, leaves nothing of itself and keeps what came before', async () => {
  await migration('modules/a/migrations/9001-good.sql', 'create table good ();');
  await migration('modules/a/migrations/9002-bad.sql', "create table à_bad ();\n\nselect 'à' from nowhere;\n");
  await expect(migrateToLatest(database.db, { root })).rejects.toThrow(
    'src/modules/a/migrations/9002-bad.sql:3: relation "nowhere" does not exist',
  );
  expect(await pendingMigrations(database.db, { root })).toEqual(['9002-bad']);
  const { rows } = await sql`select to_regclass('à_bad')::text as bad`.execute(database.db);
  expect(rows).toEqual([{ bad: null }]);
});

test('two migrations with one number are refused, and so is one without', async () => {
  await migration('modules/a/migrations/9001-one.sql', '');
  await migration('modules/b/migrations/9001-two.sql', '');
  await expect(migrateToLatest(database.db, { root })).rejects.toThrow(/9001-one.sql and .*9001-two.sql have the same/);
  await rm(path.join(root, 'src/modules/b'), { recursive: true });
  await migration('modules/b/migrations/table.sql', '');
  await expect(migrateToLatest(database.db, { root })).rejects.toThrow('NNNN-what-it-does.sql');
});

test('two processes that migrate at once do it once', async () => {
  await migration('modules/a/migrations/9001-slow.sql', 'select pg_sleep(0.2); create table slow ();');
  const other = openDatabase({ url: database.url, poolSize: 1 });
  const done = await Promise.all([migrateToLatest(database.db, { root }), migrateToLatest(other.db, { root })]);
  await other.close();
  expect(done.flatMap(({ applied }) => applied)).toEqual(['9001-slow']);
});
