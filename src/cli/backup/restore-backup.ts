import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { Client } from 'pg';
import { type CopyStreamQuery, from as copyFrom } from 'pg-copy-streams';
import { eraseAgain, listErasures } from '#modules/rights/index.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import { migrateToLatest } from '#platform/db/migrate.ts';
import { migrationFiles } from '#platform/db/migration-files.ts';
import { type ErasureNote, readErasureNotes } from '#platform/erasure-notes.ts';
import { declaredTables } from '#web/declared-tables.ts';
import type { House } from '#web/open-house.ts';
import { cityBlobs, keyFolder } from './city-parts.ts';
import * as format from './format.ts';
import { archiveEntries, type CheckedBackup, UnusableBackup } from './read-archive.ts';
import { type KeyFiles, readKeyFiles } from './sealed-keys.ts';

export interface RestoreRequest {
  readonly path: string;
  readonly backup: CheckedBackup;
  /** null: the keys are elsewhere */
  readonly keys: KeyFiles | null;
  /** Erased elsewhere: erased again here. */
  readonly erased: readonly ErasureNote[];
  /** Over a city that is not empty. */
  readonly force: boolean;
  readonly say: (message: string) => void;
}

export interface RestoreReport {
  readonly city: string;
  readonly madeAt: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  /** Run after the data came in. */
  readonly migrated: readonly string[];
  readonly jobs: number;
  /** People who erased their account after the backup was made. */
  readonly erasedAgain: number;
}

/** Everything in one transaction; files before it ends, for without their rows they are swept away by themselves. */
export async function restoreBackup(house: House, request: RestoreRequest): Promise<RestoreReport> {
  const { manifest, sums } = request.backup;
  const erased = [...request.erased, ...(await erasedHere(house))];
  const client = new Client({ connectionString: house.databaseUrl, application_name: 'ateneu restore' });
  client.on('error', () => {});
  await client.connect();
  let files = 0;
  try {
    await client.query('begin');
    await refuseFullCity(client, request.force);
    await makeSchema(client, manifest);
    files = await load(house, client, request);
    const putBack = await placeKeys(house, request.keys);
    await client.query('commit').catch(async (fault) => {
      await putBack();
      throw fault;
    });
  } finally {
    // Cuts the connection where a fault left a COPY open: the server rolls back.
    await client.end();
  }
  const { applied } = await migrateToLatest(house.platform.db, { root: CHECKOUT });
  if (request.backup.jobs.length > 0 || erased.length > 0)
    await house.jobs.start({ work: false, ctxFor: () => house.systemCtx('restore') });
  const jobs = await putJobsBack(house, request);
  const erasedAgain = await eraseAgain(house.systemCtx('restore'), declaredTables, erased);
  const rows = Object.values(sums.rows).reduce((sum, n) => sum + n, 0);
  const { city, madeAt, tables } = manifest;
  return { city, madeAt, tables: tables.length, rows, files, migrated: applied, jobs, erasedAgain };
}

/** Whoever the city that goes, or its state folder, knows as erased. */
async function erasedHere(house: House): Promise<ErasureNote[]> {
  const noted = await readErasureNotes(house.stateDir);
  try {
    return [...noted, ...(await listErasures(house.systemCtx('restore')))];
  } catch (fault) {
    // No table yet: there is no city here, or one older than the list.
    if ((fault as { code?: string }).code === '42P01') return noted;
    throw fault;
  }
}

/** Tables that hold rows in a city in which nobody has been yet: migrations write them. */
const NOBODYS = ['schema_migrations', 'rate_limits', 'verification_settings'];

async function refuseFullCity(client: Client, force: boolean): Promise<void> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
      and relname <> all($1) order by relname`,
    [NOBODYS],
  );
  for (const { name } of force ? [] : rows) {
    const { rowCount } = await client.query(`select 1 from public.${client.escapeIdentifier(name)} limit 1`);
    if (rowCount) throw new UnusableBackup(`This city is not empty (${name} has rows). --force replaces all of it.`);
  }
  await client.query(`set local lock_timeout = '15s'`);
  if (rows.length > 0) await client.query('drop schema public cascade; create schema public');
  // Work of the city that goes.
  const jobs = await client.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  if (jobs.rows[0]?.there)
    await client.query(`delete from pgboss.job where name = 'ateneu' and state in ('created', 'retry')`);
}

/** The tables as they were when the backup was made: migrations that came later run over the data, as in any upgrade. */
async function makeSchema(client: Client, { migrations, tables, ateneu }: format.Manifest): Promise<void> {
  const files = await migrationFiles(CHECKOUT);
  const unknown = migrations.filter((name) => !files.some((file) => file.name === name));
  if (unknown.length > 0) {
    const which = unknown.slice(0, 3).join(', ');
    throw new UnusableBackup(`The backup was made by a newer version (${ateneu}; ${which}): restore it with that one.`);
  }
  await client.query(
    `create table schema_migrations (name text primary key, applied_at timestamptz not null default now())`,
  );
  for (const { name, sql } of files) if (migrations.includes(name)) await client.query(sql);
  // What a migration wrote by itself is in the backup too.
  const names = tables.map(({ name }) => `public.${client.escapeIdentifier(name)}`);
  await client.query(`truncate ${names.join(', ')}`);
}

/** Fills tables and files in the order of the archive. */
async function load(house: House, client: Client, { path, backup, say }: RestoreRequest): Promise<number> {
  const { manifest, sums } = backup;
  const blobs = cityBlobs(house);
  const filler = new TableFiller(client, manifest);
  let files = 0;
  for await (const { name, body } of archiveEntries(path)) {
    const table = format.nameUnder('tables', name);
    const fileId = format.nameUnder('files', name);
    if (table) await filler.take(table, body);
    if (!fileId) continue;
    await blobs.put(fileId, await whole(body));
    files += 1;
  }
  await filler.close();
  for (const { name } of manifest.tables) {
    const [got, wanted] = [filler.rows.get(name) ?? 0, sums.rows[name] ?? 0];
    if (got !== wanted) throw new UnusableBackup(`${name} came to ${got} rows instead of ${wanted}.`);
  }
  say(`${manifest.tables.length} tables and ${files} files read`);
  return files;
}

class TableFiller {
  readonly rows = new Map<string, number>();
  private readonly client: Client;
  private readonly manifest: format.Manifest;
  private open: { readonly table: string; readonly stream: CopyStreamQuery; readonly done: Promise<void> } | null =
    null;

  constructor(client: Client, manifest: format.Manifest) {
    this.client = client;
    this.manifest = manifest;
  }

  async take(table: string, body: AsyncIterable<Buffer>): Promise<void> {
    if (this.open?.table !== table) await this.begin(table);
    const open = this.open;
    if (!open) return;
    for await (const piece of body) {
      // Copied: the piece belongs to the archive's buffer.
      if (!open.stream.write(Buffer.from(piece))) {
        await Promise.race([new Promise((resolve) => open.stream.once('drain', resolve)), open.done]);
      }
    }
  }

  async close(): Promise<void> {
    if (!this.open) return;
    const { table, stream, done } = this.open;
    stream.end();
    await done;
    this.rows.set(table, stream.rowCount);
    this.open = null;
  }

  private async begin(table: string): Promise<void> {
    await this.close();
    const columns = this.manifest.tables.find(({ name }) => name === table)?.columns;
    if (!columns) throw new UnusableBackup(`The backup fills ${table}, which it does not name.`);
    const list = columns.map((column) => this.client.escapeIdentifier(column)).join(', ');
    const stream = this.client.query(
      copyFrom(`copy public.${this.client.escapeIdentifier(table)} (${list}) from stdin`),
    );
    const done = finished(stream);
    done.catch(() => {});
    this.open = { table, stream, done };
  }
}

async function whole(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

/** Puts the keys in their folder, others aside. Gives back how to undo it. */
async function placeKeys(house: House, keys: KeyFiles | null): Promise<() => Promise<void>> {
  if (keys === null) return async () => {};
  const folder = keyFolder(house);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const before = await readKeyFiles(folder);
  const aside = join(folder, `before-${house.platform.clock.now().getTime()}`);
  const moved = Object.keys(before).filter((name) => before[name] !== keys[name]);
  if (moved.length > 0) await mkdir(aside, { mode: 0o700 });
  for (const name of moved) await rename(join(folder, name), join(aside, name));
  for (const [name, text] of Object.entries(keys)) {
    if (before[name] !== text) await writeFile(join(folder, name), text, { mode: 0o600, flag: 'wx' });
  }
  return async () => {
    for (const name of moved) await rename(join(aside, name), join(folder, name));
  };
}

/** Work that waited goes on waiting. */
async function putJobsBack(house: House, { backup, say }: RestoreRequest): Promise<number> {
  if (backup.jobs.length === 0) return 0;
  const ctx = house.systemCtx('restore');
  let back = 0;
  for (const { job, data, key, startAfter } of backup.jobs) {
    try {
      await ctx.enqueue(job, data, { ...(key && { key }), startAfter: new Date(startAfter) });
      back += 1;
    } catch (fault) {
      say(`The job ${job} could not be put back: ${(fault as Error).message}`);
    }
  }
  return back;
}
