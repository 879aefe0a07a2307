import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { executable, findPackagedPostgres, installBinaries, type PackagedPostgres } from './binaries.ts';
import { clusterMajor, createCluster, databasePassword, type Place, placeIn, preparePlace } from './cluster.ts';
import { type Listening, SOCKET_PORT, writeSettings } from './cluster-settings.ts';
import { DatabaseStartError } from './database-start-error.ts';
import { databaseUser } from './database-user.ts';
import { type Hold, takeHold } from './hold.ts';
import { forgetDeadPostmaster, gone, livePostmaster, type Postmaster, stopPostmaster } from './postmaster.ts';
import { asDatabaseUser, runToEnd, startError } from './run-to-end.ts';
import { withStartLock } from './start-lock.ts';

export interface RunningPostgres {
  readonly url: string;
  readonly dataDir: string;
  readonly version: string;
  /** false: it was already running, and is now shared. */
  readonly started: boolean;
  /** Stops the server, unless another process still uses it: the last one stops it. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly stateDir: string;
  /** Told of anything that may take longer than a second. */
  readonly onProgress?: (message: string) => void;
  /** false only in tests: faster, and a power cut may lose everything. */
  readonly durable?: boolean;
}

/** Starts the embedded database of a state folder, or joins the one already running there. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<RunningPostgres> {
  const start: Start = {
    place: placeIn(path.resolve(options.stateDir), databaseUser()),
    say: options.onProgress ?? (() => {}),
    durable: options.durable ?? true,
  };
  await preparePlace(start.place);
  let stopping = false;
  let joined: Joined;
  const rejoin = async () => {
    if (stopping) return;
    start.say('The database ended unexpectedly: starting it again');
    await sleep(200);
    joined = await join(start, rejoin);
  };
  joined = await join(start, rejoin);
  return {
    url: joined.url,
    dataDir: start.place.dataDir,
    version: joined.hold.version,
    started: joined.started,
    stop: async () => {
      if (stopping) return;
      stopping = true;
      await leave(start.place, joined);
    },
  };
}

/** The address of the database running on this state folder; null when none is. Starts nothing. */
export async function findRunningPostgres(stateDir: string): Promise<string | null> {
  const place = placeIn(path.resolve(stateDir), databaseUser());
  const live = await livePostmaster(place.dataDir);
  return live?.ready ? addressOf(place, live.listening, 'ateneu') : null;
}

interface Start {
  readonly place: Place;
  readonly say: (message: string) => void;
  readonly durable: boolean;
}

interface Joined {
  readonly url: string;
  readonly hold: Hold;
  readonly pid: number;
  readonly started: boolean;
}

async function join(start: Start, onLost: () => Promise<void>): Promise<Joined> {
  const { place } = start;
  return withStartLock(place.stateDir, async () => {
    for (let started = false; ; ) {
      const live = await livePostmaster(place.dataDir);
      if (!live) await launch(start);
      started ||= !live;
      const { pid, listening } = await ready(start);
      const hold = await takeHold(await addressOf(place, listening, 'postgres'), () => void onLost());
      if (hold === 'starting') await sleep(25);
      else if (hold === 'stopping') await gone(pid);
      else {
        await createDatabase(await addressOf(place, listening, 'postgres'));
        return { url: await addressOf(place, listening, 'ateneu'), hold, pid, started };
      }
    }
  });
}

async function leave(place: Place, { hold, pid }: Joined): Promise<void> {
  if (!(await hold.release())) return;
  await stopPostmaster(pid, async () => {
    const packaged = await findPackagedPostgres();
    const binaries = path.join(place.binariesHome, packaged.version);
    await runToEnd(executable(binaries, 'pg_ctl'), ['stop', '-m', 'fast', '-D', place.dataDir], place);
  });
}

async function launch({ place, say, durable }: Start): Promise<void> {
  const packaged = await findPackagedPostgres();
  await refuseOtherMajor(place, packaged);
  if (!existsSync(path.join(place.binariesHome, packaged.version))) say('Unpacking the database');
  const binaries = await installBinaries(packaged, place.binariesHome);
  if ((await clusterMajor(place.dataDir)) === null) {
    say('Making an empty database');
    await createCluster(place, binaries, durable);
  }
  await forgetDeadPostmaster(place.dataDir);
  await writeSettings(place, await chooseListening(place), durable);
  await spawnPostmaster(place, binaries);
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
    let failure = '';
    child.once('error', (error) => (failure = error.message));
    child.unref();
    while (!failure && child.exitCode === null && !(await livePostmaster(place.dataDir))) await sleep(10);
    if (failure || child.exitCode !== null) throw startError(failure || (await lastWords(place)), place);
  } finally {
    await log.close();
  }
}

/** Waits as long as it lives: recovery after a crash takes what it takes. */
async function ready({ place, say }: Start): Promise<Postmaster> {
  const since = Date.now();
  for (let told = false; ; ) {
    const live = await livePostmaster(place.dataDir);
    if (live?.ready) return live;
    if (!live) throw startError(await lastWords(place), place);
    if (!told && Date.now() - since > 1000) {
      say('Waiting for the database: it recovers what was being written when it last stopped');
      told = true;
    }
    await sleep(15);
  }
}

function startLog({ logDir }: Place): string {
  return path.join(logDir, 'postgres-start.log');
}

async function lastWords(place: Place): Promise<string> {
  return readFile(startLog(place), 'utf8').catch(() => '');
}

/** A socket's full path may take 107 bytes on Linux and 103 on macOS; Windows has none that we use. */
async function chooseListening(place: Place): Promise<Listening> {
  const socket = path.join(place.runDir, `.s.PGSQL.${SOCKET_PORT}.lock`);
  if (process.platform !== 'win32' && Buffer.byteLength(socket) <= 103) return { socketDir: place.runDir };
  return { port: await freePort() };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

async function addressOf(place: Place, listening: Listening, database: string): Promise<string> {
  if ('socketDir' in listening) {
    return `postgres://ateneu@/${database}?host=${encodeURIComponent(listening.socketDir)}&port=${SOCKET_PORT}`;
  }
  return `postgres://ateneu:${await databasePassword(place)}@127.0.0.1:${listening.port}/${database}`;
}

async function createDatabase(maintenanceUrl: string): Promise<void> {
  const client = new Client({ connectionString: maintenanceUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'ateneu'");
    if (rowCount === 0) await client.query('create database ateneu');
  } finally {
    await client.end();
  }
}
