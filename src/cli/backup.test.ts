import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendToRecord, recordLines } from '#modules/record/index.ts';
import { processPublished } from '#modules/record/testing.ts';
import { blobsOnDisk } from '#platform/blobs-on-disk.ts';
import type { House } from '#web/open-house.ts';
import { type TestHouse, testHouse, type Visitor } from '#web/testing.ts';
import { backupCommand } from './backup.ts';
import { erasuresCommand } from './erasures.ts';
import { restoreCommand } from './restore.ts';
import { fillDemo } from './seed/fill-demo.ts';
import { runCommand } from './testing.ts';

let folder: string;
let city: TestHouse;
let target: TestHouse;
let resident: Visitor;
let backup: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  city = await housed('city');
  await fillDemo(city.city, () => {});
  resident = await city.enter({ displayName: 'Neus "Ñ" \t\\N', email: 'neus@example.org' });
  await appendToRecord(city.city, processPublished());
  await writeFile(join(folder, 'passphrase'), 'correct horse battery\n');
  expect((await run(city, backupCommand, 'city.tar.gz')).code).toBe(0);
  backup = await readFile(join(folder, 'city.tar.gz'));
}, 120_000);

beforeEach(async () => {
  await target?.close();
  await rm(join(folder, 'target'), { recursive: true, force: true });
  target = await housed('target');
});

afterAll(async () => {
  await Promise.all([city.close(), target.close()]);
  await rm(folder, { recursive: true });
});

test('a city comes back as it was: counts, record, files, sessions, sealed addresses, keys', async () => {
  const { code, stdout, stderr } = await run(target, restoreCommand, 'city.tar.gz', '--json');
  expect({ code, stderr }).toMatchObject({ code: 0 });
  expect(await rowCounts(target)).toEqual(await rowCounts(city));
  expect(await lines(target)).toEqual(await lines(city));
  expect((await target.get('/account', resident)).status).toBe(200);
  expect(await (await target.get('/account', resident)).text()).toContain('neus@example.org');
  const { rows } = await sql<{ id: string }>`select id from stored_files`.execute(target.db);
  for (const { id } of rows) expect(await target.city.files.open(id as never)).not.toBeNull();
  expect(JSON.parse(stdout).files).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(0);
  expect(await keysOf('target')).toEqual(await keysOf('city'));
});

test('a backup says that its keys lie in the clear; sealed ones need the passphrase', async () => {
  expect((await run(city, backupCommand, 'clear.tar.gz')).stderr).toContain('holds the keys of the city in the clear');
  const sealed = await run(city, backupCommand, 'sealed.tar.gz', '--passphrase-file', 'passphrase');
  expect(sealed.stderr).not.toContain('in the clear');
  const archive = gunzipSync(await readFile(join(folder, 'sealed.tar.gz')));
  expect(archive.includes((await keysOf('city'))['0001.key'] as string)).toBe(false);
  await expect(run(target, restoreCommand, 'sealed.tar.gz')).rejects.toThrow('The keys in this backup are sealed');
  await writeFile(join(folder, 'wrong'), 'incorrect horse battery\n');
  const refused = await run(target, restoreCommand, 'sealed.tar.gz', '--passphrase-file', 'wrong');
  expect(refused).toMatchObject({ code: 1, stderr: 'The passphrase does not open the keys of this backup.\n' });
  const opened = await run(target, restoreCommand, 'sealed.tar.gz', '--passphrase-file', 'passphrase');
  expect(opened.code).toBe(0);
  expect(await keysOf('target')).toEqual(await keysOf('city'));
});

test('a city that holds anything is replaced only with --force', async () => {
  await target.enter({ email: 'somebody@example.org' });
  const before = await rowCounts(target);
  const refused = await run(target, restoreCommand, 'city.tar.gz');
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('This city is not empty');
  expect(await rowCounts(target)).toEqual(before);
  expect((await run(target, restoreCommand, 'city.tar.gz', '--force')).code).toBe(0);
  expect(await rowCounts(target)).toEqual(await rowCounts(city));
});

test.each<[string, () => Buffer, string]>([
  ['cut in half', () => backup.subarray(0, backup.length / 2), 'it ends too early'],
  ['without its end', () => backup.subarray(0, -30), 'it ends too early'],
  ['with one byte turned', () => turned(backup, Math.floor(backup.length / 2)), 'backup'],
  ['with one letter changed', () => changed('Neus', 'Naus'), 'The backup is damaged in tables/people/000001.copy.'],
  ['that is something else', () => Buffer.from('PK\u0003\u0004'), 'damaged, or no backup at all'],
  ['that is empty', () => Buffer.alloc(0), 'not a whole backup'],
  ['of a newer version', () => changed('"0001-', '"9901-'), 'is damaged in manifest.json'],
])('a file %s is refused with the reason, and nothing changes', async (_name, make, why) => {
  await writeFile(join(folder, 'bad.tar.gz'), make());
  const before = await rowCounts(target);
  const { code, stderr } = await run(target, restoreCommand, 'bad.tar.gz');
  expect(code).toBe(1);
  expect(stderr).toContain(why);
  expect(await rowCounts(target)).toEqual(before);
});

test('whoever erased herself since the backup is erased again, and her name is in no later backup', async () => {
  const leaves = async (house: TestHouse, person: Visitor) =>
    expect((await house.post('/your-data/erase', {}, person)).headers.get('location')).toContain('/your-data/erased/');
  await run(target, restoreCommand, 'city.tar.gz');
  const her = 'neus@example.org';
  expect(await (await target.get('/account', resident)).text()).toContain(her);
  await sql`update sessions set created_at = now()`.execute(target.db);
  await leaves(target, resident);
  expect((await run(target, backupCommand, 'later.tar.gz')).code).toBe(0);
  const later = gunzipSync(await readFile(join(folder, 'later.tar.gz')));
  for (const trace of ['Neus "Ñ"', her]) expect(later.includes(trace)).toBe(false);
  expect(gunzipSync(backup).includes('Neus "Ñ"')).toBe(true);
  // The older backup comes back over it, and into a city that only has the list.
  expect((await run(target, restoreCommand, 'city.tar.gz', '--force')).stdout).toContain('Erased again: 1 people.');
  expect((await target.get('/account', resident)).headers.get('location')).toContain('/sign-in');
  const listed = await run(target, erasuresCommand);
  await writeFile(join(folder, 'erased.jsonl'), listed.stdout);
  await target.close();
  await rm(join(folder, 'target'), { recursive: true, force: true });
  target = await housed('target');
  const elsewhere = await run(target, restoreCommand, 'city.tar.gz', '--erasures', 'erased.jsonl');
  expect(elsewhere.stdout).toContain('Erased again: 1 people.');
  const { rows } = await sql`select 1 from people where display_name like 'Neus "%'`.execute(target.db);
  expect(rows).toEqual([]);
  await writeFile(join(folder, 'erased.jsonl'), 'not this\n');
  await expect(run(target, restoreCommand, 'city.tar.gz', '--erasures', 'erased.jsonl')).rejects.toThrow('Line 1');
});

test('a fault halfway leaves the city as it was', async () => {
  // Where the files should go stands a file.
  await writeFile(join(folder, 'target', 'files'), '');
  const before = await rowCounts(target);
  await expect(run(target, restoreCommand, 'city.tar.gz')).rejects.toThrow(/ENOTDIR|EEXIST/);
  expect(await keysOf('target')).toEqual({ '0001.key': 'target '.repeat(8) });
  expect(await rowCounts(target)).toEqual(before);
});

async function housed(name: string): Promise<TestHouse> {
  const stateDir = join(folder, name);
  await mkdir(join(stateDir, 'keys'), { recursive: true });
  await writeFile(join(stateDir, 'keys', '0001.key'), `${name} `.repeat(8));
  const house = await testHouse({ blobs: blobsOnDisk(join(stateDir, 'files')), now: new Date().toISOString() });
  // What the house of tests sets up for itself: the city is to be one in which nobody has been.
  await sql`delete from moderation_settings`.execute(house.db);
  await sql`delete from staff_acts`.execute(house.db);
  return house;
}

function opened(house: TestHouse): House {
  return {
    platform: house.platform,
    databaseUrl: house.pool.options.connectionString,
    stateDir: join(folder, house === city ? 'city' : 'target'),
    systemCtx: () => house.city,
    jobs: { start: async () => {} },
    close: async () => {},
  } as unknown as House;
}

function run(house: TestHouse, command: typeof backupCommand, ...args: string[]) {
  return runCommand(command, args, { cwd: folder, openHouse: async () => opened(house) });
}

async function rowCounts(house: TestHouse): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'rate_limits'`.execute(house.db);
  const counts = await Promise.all(
    rows.map(async ({ name }) => {
      const found = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(house.db);
      return [name, found.rows[0]?.n ?? -1] as const;
    }),
  );
  return Object.fromEntries(counts.sort());
}

async function lines(house: TestHouse): Promise<string[]> {
  const found: string[] = [];
  for await (const line of recordLines(house.city)) found.push(line);
  return found;
}

async function keysOf(name: string): Promise<Record<string, string>> {
  const keys = join(folder, name, 'keys');
  const names = (await readdir(keys)).filter((file) => file.endsWith('.key'));
  return Object.fromEntries(
    await Promise.all(names.map(async (file) => [file, await readFile(join(keys, file), 'utf8')] as const)),
  );
}

function turned(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 0xff;
  return copy;
}

function changed(before: string, after: string): Buffer {
  const archive = gunzipSync(backup);
  archive.write(after, archive.indexOf(before));
  return gzipSync(archive);
}
