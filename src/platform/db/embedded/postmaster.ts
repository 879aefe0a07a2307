import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Listening } from './listening.ts';

/** A server that lives, as its postmaster.pid describes it. */
export interface Postmaster {
  readonly pid: number;
  readonly listening: Listening;
  /** false while it recovers from a crash, or stops. */
  readonly ready: boolean;
}

/** The server that lives on this data folder; null when none does, whatever file a dead one left. */
export async function livePostmaster(dataDir: string): Promise<Postmaster | null> {
  const text = await readFile(pidFile(dataDir), 'utf8').catch(() => null);
  const lines = text?.split('\n').map((line) => line.trim()) ?? [];
  const pid = Math.abs(Number(lines[0]));
  if (!pid || !(await servesFrom(pid, dataDir))) return null;
  const listening = lines[4] ? { socketDir: lines[4] } : { port: Number(lines[3]) };
  return { pid, listening, ready: lines[7] === 'ready' };
}

/**
 * Files left by a dead server may name a process that is now something else, or a zombie nobody buries (a container
 * has both): PostgreSQL would refuse to start beside it. Called only when no server lives on the folder.
 */
export async function forgetDeadPostmaster(dataDir: string, runDir: string): Promise<void> {
  await untilNobodyWorksIn(dataDir);
  const socketLocks = (await readdir(runDir)).filter((name) => name.endsWith('.lock'));
  for (const file of [pidFile(dataDir), ...socketLocks.map((name) => path.join(runDir, name))]) {
    const left = await readFile(file, 'utf8').catch(() => '');
    if (answersSignals(Number.parseInt(left, 10))) await rm(file, { force: true });
  }
}

/** What a killed server was doing for its clients goes on for a moment and must not meet the next server. */
async function untilNobodyWorksIn(dataDir: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (;;) {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const working = await Promise.all(pids.map((pid) => worksIn(Number(pid), dataDir)));
    if (!working.includes(true)) return;
    await sleep(20);
  }
}

/** Fast shutdown: open transactions are rolled back, everything acknowledged is on disk. Returns when it is gone. */
export async function stopPostmaster(pid: number, stopByForce: () => Promise<void>): Promise<void> {
  if (process.platform === 'win32') await stopByForce();
  else if (isAlive(pid)) process.kill(pid, 'SIGINT');
  await gone(pid);
}

export async function gone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(15);
}

export function isAlive(pid: number): boolean {
  return answersSignals(pid) && !isZombie(pid);
}

function answersSignals(pid: number): boolean {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Dead, and its parent has not asked how it ended. */
function isZombie(pid: number): boolean {
  if (process.platform !== 'linux') return false;
  try {
    return /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

/** On Linux a server is known by the folder it works in, on macOS by its name. Elsewhere a living process is believed. */
async function servesFrom(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'linux') return worksIn(pid, dataDir);
  if (process.platform === 'win32') return true;
  const { stdout } = await promisify(execFile)('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }));
  return stdout.includes('postgres');
}

async function worksIn(pid: number, dataDir: string): Promise<boolean> {
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => folderInCommand(pid));
  return folder !== null && folder === (await realpath(dataDir).catch(() => null));
}

/** In a container even root may not see where another user's process works; how it was called it may. */
async function folderInCommand(pid: number): Promise<string | null> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  const [program, option, folder] = command.split('\0');
  if (!program?.endsWith('postgres') || option !== '-D' || !folder) return null;
  return realpath(folder).catch(() => null);
}

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'postmaster.pid');
}
