import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const CHECKOUT = join(import.meta.dirname, '..');
const PROGRAM = join(CHECKOUT, 'bin', 'ateneu.js');
const READY_MS = 90_000;
const STOP_MS = 20_000;

/** The built program, serving. */
export interface OpenCity {
  readonly origin: string;
  readonly port: number;
  /** Database, files and keys. */
  readonly stateDir: string;
  /** As Ctrl-C does; throws when it does not end by itself. */
  stop(): Promise<void>;
  /** As a power cut does: no goodbye. */
  cut(): Promise<void>;
}

/** A folder for a city, which the user of the database may enter. */
export async function makeStateDir(): Promise<string> {
  const stateDir = await mkdtemp(join(tmpdir(), 'ateneu-journey-'));
  await chmod(stateDir, 0o711);
  return stateDir;
}

export async function removeStateDir(stateDir: string): Promise<void> {
  await rm(stateDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Starts the city of a folder, the demo city when the folder is empty, and waits until it is ready. */
export async function openCity(stateDir: string, port?: number): Promise<OpenCity> {
  const chosen = port ?? (await freePort());
  const origin = `http://localhost:${chosen}`;
  const said: string[] = [];
  const program = spawn(process.execPath, [PROGRAM, 'serve'], {
    cwd: CHECKOUT,
    // A group of its own: a power cut ends all of it.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...cityEnv(stateDir), PORT: String(chosen), HOST: 'localhost', ATENEU_URL: origin },
  });
  program.stderr.on('data', (chunk) => said.push(String(chunk)));
  const ended = new Promise<number | null>((resolve) => program.once('exit', resolve));
  await untilReady(program, origin, said);
  return {
    origin,
    port: chosen,
    stateDir,
    async stop() {
      program.kill('SIGINT');
      const code = await Promise.race([ended, pause(STOP_MS, 'still there' as const, { ref: false })]);
      if (code === 0) return;
      cut(program);
      throw new Error(`The city did not stop cleanly (${code}):\n${said.join('')}`);
    },
    async cut() {
      cut(program);
      await ended;
    },
  };
}

/** What a command of the CLI needs to find the same city. */
export function cityEnv(stateDir: string): NodeJS.ProcessEnv {
  const { PATH, HOME, USER } = process.env;
  // Each guest comes from an address of her own: no journey uses up the limits of another.
  return { PATH, HOME, USER, NO_COLOR: '1', ATENEU_STATE: stateDir, ATENEU_TRUST_PROXY: 'on', LOG_LEVEL: 'error' };
}

/** Runs `ateneu …` beside the serving city. */
export async function ateneu(stateDir: string, ...args: string[]): Promise<{ code: number | null; output: string }> {
  const program = spawn(process.execPath, [PROGRAM, ...args], {
    cwd: CHECKOUT,
    env: cityEnv(stateDir),
    timeout: 60_000,
  });
  let output = '';
  for (const stream of [program.stdout, program.stderr]) stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise<number | null>((resolve) => program.once('close', resolve));
  return { code, output };
}

async function untilReady(program: ChildProcess, origin: string, said: readonly string[]): Promise<void> {
  const deadline = Date.now() + READY_MS;
  while (Date.now() < deadline) {
    if (program.exitCode !== null) throw new Error(`The city did not start (${program.exitCode}):\n${said.join('')}`);
    const answer = await fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  cut(program);
  throw new Error(`The city was not ready after ${READY_MS / 1000} seconds:\n${said.join('')}`);
}

function cut(program: ChildProcess): void {
  if (program.pid === undefined || program.exitCode !== null) return;
  process.kill(-program.pid, 'SIGKILL');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, 'localhost', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
