import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { textIn } from '#kernel/localized-text.ts';
import { readCity } from '#modules/city/index.ts';
import { type Ask, appliedMigrations, storedFiles } from '#platform/inventory.ts';
import type { House } from '#web/open-house.ts';
import { ArchiveWriter } from './archive-writer.ts';
import { cityBlobs, keyFolder } from './city-parts.ts';
import * as format from './format.ts';
import { readKeyFiles, sealKeys } from './sealed-keys.ts';
import { tablesInOrder } from './tables-in-order.ts';

export interface BackupRequest {
  readonly path: string;
  /** Of Ateneu. */
  readonly version: string;
  /** null: the keys are in the clear */
  readonly passphrase: string | null;
  readonly say: (message: string) => void;
}

export interface BackupReport {
  readonly path: string;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
  readonly missingFiles: readonly string[];
  readonly jobs: number;
  readonly keys: format.Manifest['keys'];
}

/** The whole city as one moment saw it, in one file. The server may go on serving. */
export async function writeBackup(house: House, request: BackupRequest): Promise<BackupReport> {
  const at = house.platform.clock.now();
  const archive = new ArchiveWriter(request.path, at);
  const client = new Client({ connectionString: house.databaseUrl, application_name: 'ateneu backup' });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('begin isolation level repeatable read read only');
    const report = await writeAll(house, client, archive, request);
    await client.query('commit');
    await archive.finish();
    return report;
  } catch (fault) {
    await archive.abandon();
    throw fault;
  } finally {
    await client.end();
  }
}

async function writeAll(
  house: House,
  client: Client,
  archive: ArchiveWriter,
  request: BackupRequest,
): Promise<BackupReport> {
  const tables = await tablesInOrder(client);
  const keys = await readKeyFiles(keyFolder(house));
  const manifest = await describe(house, client, request, tables, keys);
  await archive.add(format.MANIFEST, json(manifest));
  const rows: Record<string, number> = {};
  for (const table of tables) {
    rows[table.name] = await copyTable(client, archive, table);
    request.say(`${table.name}: ${rows[table.name]} rows`);
  }
  const { files, missingFiles } = await writeFiles(house, client, archive, request.say);
  const jobs = await waitingJobs(client);
  await archive.add(format.JOBS, json(jobs));
  await writeKeys(archive, keys, manifest.keys, request.passphrase);
  await archive.add(format.SUMS, json({ entries: archive.entries, rows, missingFiles } satisfies format.Sums));
  const total = Object.values(rows).reduce((sum, n) => sum + n, 0);
  const { path } = request;
  return { path, tables: tables.length, rows: total, files, missingFiles, jobs: jobs.length, keys: manifest.keys };
}

async function describe(
  house: House,
  client: Client,
  { version, passphrase }: BackupRequest,
  tables: format.Manifest['tables'],
  keys: object,
): Promise<format.Manifest> {
  const city = await readCity(house.systemCtx('backup'));
  return {
    ateneu: version,
    format: format.FORMAT,
    madeAt: house.platform.clock.now().toISOString(),
    city: textIn(city.name, 'ca'),
    migrations: await appliedMigrations(asking(client)),
    tables,
    keys: Object.keys(keys).length === 0 ? 'elsewhere' : passphrase === null ? 'plain' : 'sealed',
  };
}

/** So much of a table is held in memory: an entry of the archive says its size before its bytes. */
const PART = 4 * 1024 * 1024;

async function copyTable(
  client: Client,
  archive: ArchiveWriter,
  { name, columns }: format.Manifest['tables'][number],
): Promise<number> {
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ');
  const stream = client.query(copyTo(`copy public.${client.escapeIdentifier(name)} (${list}) to stdout`));
  let [part, held, length] = [1, [] as Buffer[], 0];
  const flush = async () => {
    if (length > 0) await archive.addStream(format.tableEntry(name, part), length, held);
    [part, held, length] = [part + 1, [], 0];
  };
  for await (const piece of stream as AsyncIterable<Buffer>) {
    held.push(piece);
    length += piece.length;
    if (length >= PART) await flush();
  }
  await flush();
  return stream.rowCount;
}

async function writeFiles(house: House, client: Client, archive: ArchiveWriter, say: BackupRequest['say']) {
  const blobs = cityBlobs(house);
  const listed = await storedFiles(asking(client));
  const missingFiles: string[] = [];
  for (const { id, size } of listed) {
    const body = await blobs.open(id);
    if (body) await archive.addStream(format.fileEntry(id), size, body as AsyncIterable<Uint8Array>);
    else missingFiles.push(id);
  }
  say(`files: ${listed.length - missingFiles.length}`);
  return { files: listed.length - missingFiles.length, missingFiles };
}

/** Of pg-boss only what waits: its own tables are made anew by the version that restores. */
async function waitingJobs(client: Client): Promise<format.WaitingJob[]> {
  const there = await client.query<{ there: boolean }>(`select to_regclass('pgboss.job') is not null as there`);
  if (!there.rows[0]?.there) return [];
  const { rows } = await client.query<format.WaitingJob>(
    `select data->>'job' as job, coalesce(data->'data', '{}') as data, singleton_key as key,
      to_char(start_after at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startAfter"
    from pgboss.job where name = 'ateneu' and state in ('created', 'retry', 'active') and data ? 'job' order by created_on`,
  );
  return rows;
}

async function writeKeys(
  archive: ArchiveWriter,
  keys: Readonly<Record<string, string>>,
  how: format.Manifest['keys'],
  passphrase: string | null,
): Promise<void> {
  if (how === 'sealed' && passphrase !== null) await archive.add(format.SEALED_KEYS, sealKeys(keys, passphrase));
  if (how !== 'plain') return;
  for (const [name, text] of Object.entries(keys)) await archive.add(format.keyEntry(name), Buffer.from(text));
}

function asking(client: Client): Ask {
  return async <Row>(text: string) => (await client.query(text)).rows as Row[];
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
}
