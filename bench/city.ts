// A city of its own for a benchmark: the built program on a free port, with its state in a temporary folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningPostgres } from '#platform/db/embedded-postgres.ts';

const ROOT = join(import.meta.dirname, '..');
const PROGRAM = join(ROOT, 'bin', 'ateneu.js');

/** Barcelona 2016: beside the checkout, or where ATENEU_TEST_DATA says. */
export const CORPUS = join(
  process.env.ATENEU_TEST_DATA ?? join(ROOT, '..', 'shared', 'data'),
  'decidim-barcelona-2016',
);

export interface City {
  readonly origin: string;
  readonly stateDir: string;
  readonly server: ChildProcess;
  /** Address of its embedded database. */
  databaseUrl(): Promise<string>;
  /** Runs a command of the city; gives back what it printed. Throws unless it ends well. */
  run(...args: string[]): Promise<{ stdout: string; stderr: string; seconds: number; peakMegabytes: number }>;
  /** Ctrl-C. */
  stop(): Promise<void>;
  /** kill -9 of the server; the database goes down with it only where `andDatabase`. */
  kill(): Promise<void>;
  /** Starts it again after `stop` or `kill`; gives back the seconds until it was ready. */
  start(): Promise<number>;
  remove(): Promise<void>;
}

export async function openCity(options: {
  demo: boolean;
  env?: Record<string, string>;
}): Promise<City & { firstStartSeconds: number }> {
  const stateDir = mkdtempSync(join(tmpdir(), 'ateneu-bench-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    ATENEU_STATE: stateDir,
    ATENEU_DEMO: options.demo ? 'on' : 'off',
    LOG_LEVEL: 'error',
    ...options.env,
  };
  let server = spawnServer(env);
  const firstStartSeconds = await untilReady(origin, server);
  return {
    firstStartSeconds,
    origin,
    stateDir,
    get server() {
      return server;
    },
    async databaseUrl() {
      const url = await findRunningPostgres(stateDir);
      if (url === null) throw new Error('The city has no running database');
      return url;
    },
    run: (...args) => run(env, args),
    async stop() {
      server.kill('SIGINT');
      await ended(server);
    },
    async kill() {
      server.kill('SIGKILL');
      await ended(server);
    },
    async start() {
      server = spawnServer(env);
      return untilReady(origin, server);
    },
    async remove() {
      if (server.exitCode === null && server.signalCode === null) {
        server.kill('SIGINT');
        await ended(server);
      }
      rmSync(stateDir, { recursive: true, force: true });
    },
  };
}

function spawnServer(env: NodeJS.ProcessEnv): ChildProcess {
  if (!existsSync(join(ROOT, 'dist', 'ateneu.js'))) throw new Error('Run "npm run build" first.');
  return spawn(process.execPath, [PROGRAM, 'serve'], {
    env,
    stdio: ['ignore', 'ignore', process.env.BENCH_VERBOSE ? 'inherit' : 'ignore'],
  });
}

async function untilReady(origin: string, server: ChildProcess): Promise<number> {
  const since = performance.now();
  while (performance.now() - since < 180_000) {
    if (server.exitCode !== null) throw new Error(`The city ended at its start (${server.exitCode})`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return (performance.now() - since) / 1000;
    await sleep(20);
  }
  throw new Error('The city was not ready within three minutes');
}

async function run(env: NodeJS.ProcessEnv, args: readonly string[]) {
  const since = performance.now();
  // GNU time tells the peak memory of the whole process; without it the figure is 0.
  const timed = existsSync('/usr/bin/time')
    ? ['/usr/bin/time', '-f', 'peak-kilobytes %M', process.execPath]
    : [process.execPath];
  const [command, ...rest] = [...timed, PROGRAM, ...args] as [string, ...string[]];
  const child = spawn(command, rest, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    if (stdout.length < 1_000_000) stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`ateneu ${args.join(' ')} ended with ${code}\n${stderr.slice(-2000)}`);
  const peak = /peak-kilobytes (\d+)/.exec(stderr)?.[1];
  return { stdout, stderr, seconds: (performance.now() - since) / 1000, peakMegabytes: peak ? Number(peak) / 1024 : 0 };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No free port');
  return address.port;
}
