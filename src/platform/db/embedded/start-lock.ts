import { readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './postmaster.ts';

const HEARTBEAT_MS = 1000;
const ABANDONED_MS = 10_000;

/** Lets one process at a time look for, make or start the database of a state folder. Others wait. */
export async function withStartLock<T>(stateDir: string, work: () => Promise<T>): Promise<T> {
  const file = path.join(stateDir, 'starting.lock');
  while (!(await taken(file))) {
    await forgetAbandoned(file);
    await sleep(50);
  }
  const heartbeat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(file, { force: true });
  }
}

async function taken(file: string): Promise<boolean> {
  try {
    await writeFile(file, `${process.pid} ${os.hostname()}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A holder that died leaves its file. Renaming it first lets only one of those who wait remove it. */
async function forgetAbandoned(file: string): Promise<void> {
  const [text, info] = await Promise.all([readFile(file, 'utf8').catch(() => ''), stat(file).catch(() => null)]);
  if (!info) return;
  const [pid, host] = text.split(' ');
  const dead = host === os.hostname() && !isAlive(Number(pid));
  if (!dead && Date.now() - info.mtimeMs < ABANDONED_MS) return;
  const aside = `${file}.${process.pid}`;
  await rename(file, aside).catch(() => {});
  await rm(aside, { force: true });
}
