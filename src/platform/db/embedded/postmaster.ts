import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
 * A file left by a dead server may name a process that is now something else (a container starts its numbers anew).
 * PostgreSQL would refuse to start beside it. Called only when no server lives on the folder.
 */
export async function forgetDeadPostmaster(dataDir: string): Promise<void> {
  const text = await readFile(pidFile(dataDir), 'utf8').catch(() => null);
  const pid = Number.parseInt(text ?? '', 10);
  if (pid && isAlive(pid)) await rm(pidFile(dataDir), { force: true });
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
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** On Linux a server is known by the folder it works in. Elsewhere a living process is believed. */
async function servesFrom(pid: number, dataDir: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return folder !== null && folder === (await realpath(dataDir).catch(() => null));
}

function pidFile(dataDir: string): string {
  return path.join(dataDir, 'postmaster.pid');
}
