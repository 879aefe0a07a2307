import { chmod, chown, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { livePostmaster } from './embedded/postmaster.ts';
import {
  type EmbeddedPostgresOptions,
  findRunningPostgres,
  type RunningPostgres,
  startEmbeddedPostgres,
} from './embedded-postgres.ts';
import { type Elsewhere, killed, startInAnotherProcess } from './in-another-process.ts';

const asRoot = process.getuid?.() === 0;
let folder: string;
const running: RunningPostgres[] = [];
const elsewhere: Elsewhere[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ateneu-db-'));
  await chmod(folder, 0o755);
});

/** A test that fails leaves no server to the next one. */
afterEach(async () => {
  for (const { process } of elsewhere.splice(0)) process.kill('SIGKILL');
  await Promise.all(running.splice(0).map((postgres) => postgres.stop()));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a city started, killed and started again', { timeout: 60_000 }, () => {
  let stateDir: string;
  const dataDir = () => path.join(stateDir, 'database');
  const pid = async () => (await livePostmaster(dataDir()))?.pid ?? 0;

  beforeAll(() => {
    stateDir = path.join(folder, 'city');
  });

  test('a first start makes the database and tells what it does', async () => {
    await mkdir(path.join(stateDir, 'database.unfinished'), { recursive: true });
    // As `mktemp -d` makes it: the folder named as the state's is opened for the database's user.
    await chmod(stateDir, 0o700);
    await writeFile(path.join(stateDir, 'database.unfinished', 'half'), 'left by a start that died');
    const told: string[] = [];
    const postgres = await start({ stateDir, onProgress: (message) => told.push(message) });
    expect(postgres).toMatchObject({ started: true, dataDir: dataDir(), version: expect.stringMatching(/^18\./) });
    expect(told).toEqual(expect.arrayContaining(['Unpacking the database', 'Making an empty database']));
    expect(await findRunningPostgres(stateDir)).toBe(postgres.url);
    await ask(postgres.url, 'create table marks (word text)');
    expect(await ask(postgres.url, "select current_setting('fsync') as value")).toEqual(['on']);
    await postgres.stop();
    expect(await findRunningPostgres(stateDir)).toBeNull();
  });

  test('kill -9 of the process that started it leaves a server that the next start finds, uses and stops', async () => {
    const first = await startElsewhere(stateDir);
    await ask(first.url, "insert into marks values ('before the kill')");
    const server = await pid();
    first.process.kill('SIGKILL');
    await killed(first.process);
    const next = await start({ stateDir });
    expect(next.started).toBe(false);
    expect(await pid()).toBe(server);
    expect(await ask(next.url, 'select word as value from marks')).toEqual(['before the kill']);
    await next.stop();
    expect(await pid()).toBe(0);
  });

  test('kill -9 of the server too loses nothing acknowledged', async () => {
    const first = await startElsewhere(stateDir);
    await ask(first.url, "insert into marks values ('before the crash')");
    const server = await pid();
    first.process.kill('SIGKILL');
    process.kill(server, 'SIGKILL');
    await killed(first.process);
    const next = await start({ stateDir });
    expect(next.started).toBe(true);
    expect(await ask(next.url, 'select word as value from marks order by 1')).toEqual([
      'before the crash',
      'before the kill',
    ]);
    await next.stop();
  });

  test('two processes that start at once share one server, and the last to stop stops it', async () => {
    const [one, two] = await Promise.all([startElsewhere(stateDir), startElsewhere(stateDir)]);
    expect([one.started, two.started].toSorted()).toEqual([false, true]);
    expect(one.url).toBe(two.url);
    one.process.stdin?.write('stop\n');
    await killed(one.process);
    expect(await ask(two.url, 'select 1 as value')).toEqual([1]);
    two.process.stdin?.write('stop\n');
    await killed(two.process);
    expect(await pid()).toBe(0);
  });

  test('one that starts while another stops gets a server that stays', async () => {
    const first = await start({ stateDir });
    const [, next] = await Promise.all([first.stop(), start({ stateDir })]);
    await sleep(200);
    expect(await ask(next.url, 'select 1 as value')).toEqual([1]);
    await next.stop();
  });

  test('a file left by a dead server does not stop a start, even when its number is another process now', async () => {
    const left = `${process.ppid}\n${dataDir()}\n1700000000\n5432\n${stateDir}/run\n\n  1 1\nready   \n`;
    await writeFile(path.join(dataDir(), 'postmaster.pid'), left);
    expect(await findRunningPostgres(stateDir)).toBeNull();
    const postgres = await start({ stateDir });
    expect(postgres.started).toBe(true);
    await postgres.stop();
  });

  test('a start that died holding the lock does not stop the next one', async () => {
    await writeFile(path.join(stateDir, 'starting.lock'), `4194303 ${os.hostname()}`);
    const postgres = await start({ stateDir });
    await postgres.stop();
  });

  test('Ctrl-C in the terminal does not reach the server', async () => {
    const serving = await startElsewhere(stateDir, { deafToInterrupt: true });
    process.kill(-(serving.process.pid as number), 'SIGINT');
    await sleep(300);
    expect(await ask(serving.url, 'select 1 as value')).toEqual([1]);
    serving.process.stdin?.write('stop\n');
    await killed(serving.process);
    expect(await pid()).toBe(0);
  });

  test('a server that crashes while in use is started again at the same address', async () => {
    const postgres = await start({ stateDir });
    const before = await pid();
    process.kill(before, 'SIGKILL');
    await expect.poll(() => ask(postgres.url, 'select 1 as value').catch(() => null), { timeout: 20_000 }).toEqual([1]);
    expect(await pid()).not.toBe(before);
    await postgres.stop();
    expect(await pid()).toBe(0);
  });

  test.runIf(asRoot)('started by root, it runs as another user and keeps the data from all others', async () => {
    const postgres = await start({ stateDir });
    const status = await readFile(`/proc/${await pid()}/status`, 'utf8');
    expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).toBe(String((await stat(postgres.dataDir)).uid));
    expect((await stat(postgres.dataDir)).uid).not.toBe(0);
    for (const name of ['database', 'run', 'log']) {
      expect((await stat(path.join(stateDir, name))).mode & 0o077).toBe(0);
    }
    await postgres.stop();
  });

  test('data of another major version is refused, with what to do', async () => {
    await writeFile(path.join(dataDir(), 'PG_VERSION'), '17\n');
    await expect(start({ stateDir })).rejects.toThrow(/written by PostgreSQL 17.*backup/);
    await writeFile(path.join(dataDir(), 'PG_VERSION'), '18\n');
  });
});

describe('folders of every kind', { timeout: 60_000 }, () => {
  test('a path too long for a socket gets a port of this machine and a password', async () => {
    const stateDir = path.join(folder, 'l'.repeat(60), 'o'.repeat(60));
    const postgres = await start({ stateDir, durable: false });
    const url = new URL(postgres.url);
    expect(url.hostname).toBe('127.0.0.1');
    expect(await ask(postgres.url, 'select 1 as value')).toEqual([1]);
    url.password = 'guessed';
    await expect(ask(url.href, 'select 1 as value')).rejects.toThrow(/password authentication failed/);
    await postgres.stop();
    const again = await start({ stateDir, durable: false });
    expect(again.url).toBe(postgres.url);
    await again.stop();
  });

  test('a path with spaces, commas, apostrophes and accents works', async () => {
    const postgres = await start({ stateDir: path.join(folder, `l'a, ó`), durable: false });
    expect(await ask(postgres.url, 'select 1 as value')).toEqual([1]);
    await postgres.stop();
  });

  test.runIf(asRoot)('a state folder closed to the server is refused, with what to do', async () => {
    const closed = path.join(folder, 'closed');
    await mkdir(closed, { mode: 0o700 });
    await expect(start({ stateDir: path.join(closed, 'state') })).rejects.toThrow(
      `may not enter ${closed}: run "chmod o+x ${closed}"`,
    );
  });

  test.skipIf(process.platform === 'win32')('a place that is not a folder is refused, with what to do', async () => {
    await writeFile(path.join(folder, 'file'), '');
    await expect(start({ stateDir: path.join(folder, 'file', 'state') })).rejects.toThrow(
      'set ATENEU_STATE to a folder you own',
    );
  });

  test.runIf(asRoot)('someone who is not root starts it too, and root can then join', async () => {
    const stateDir = path.join(folder, 'of-a-user');
    await mkdir(stateDir);
    await chown(stateDir, 65534, 65534);
    const user = await startElsewhere(stateDir, { uid: 65534 });
    const root = await start({ stateDir });
    expect(root.started).toBe(false);
    await root.stop();
    expect(await ask(user.url, 'select 1 as value')).toEqual([1]);
    user.process.stdin?.write('stop\n');
    await killed(user.process);
    expect(await livePostmaster(path.join(stateDir, 'database'))).toBeNull();
  });
});

async function start(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const postgres = await startEmbeddedPostgres(options);
  running.push(postgres);
  return postgres;
}

async function startElsewhere(...args: Parameters<typeof startInAnotherProcess>): Promise<Elsewhere> {
  const other = await startInAnotherProcess(...args);
  elsewhere.push(other);
  return other;
}

async function ask(url: string, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query(statement)).rows.map(({ value }) => value);
  } finally {
    await client.end();
  }
}
