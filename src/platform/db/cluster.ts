import { randomBytes } from 'node:crypto';
import { appendFile, chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { executable } from './binaries.ts';
import { DatabaseStartError } from './database-start-error.ts';
import { closedFolder, type DatabaseUser } from './database-user.ts';
import { runToEnd } from './run-to-end.ts';

/** The folders of one embedded database, all inside the state folder. */
export interface Place {
  readonly stateDir: string;
  readonly user: DatabaseUser | null;
  readonly dataDir: string;
  readonly binariesHome: string;
  readonly logDir: string;
  /** Holds the socket: nobody else may enter. */
  readonly runDir: string;
  readonly passwordFile: string;
}

export function placeIn(stateDir: string, user: DatabaseUser | null): Place {
  const at = (name: string) => path.join(stateDir, name);
  return {
    stateDir,
    user,
    dataDir: at('database'),
    binariesHome: at('postgres'),
    logDir: at('log'),
    runDir: at('run'),
    passwordFile: at('database-password'),
  };
}

/** Makes the folders and gives the database's user its own. Throws DatabaseStartError where that cannot be. */
export async function preparePlace(place: Place): Promise<void> {
  try {
    await makeStateDir(place);
    for (const dir of [place.runDir, place.logDir]) await makePrivateDir(dir, place.user);
  } catch (error) {
    if (error instanceof DatabaseStartError) throw error;
    throw new DatabaseStartError(
      `The state folder ${place.stateDir} cannot be written (${(error as Error).message}): set ATENEU_STATE to a folder you own.`,
    );
  }
  await refuseForeignData(place);
}

async function makeStateDir({ stateDir, user }: Place): Promise<void> {
  const made = await mkdir(stateDir, { recursive: true });
  if (!user) return;
  if (made) await chmod(stateDir, 0o711);
  const closed = closedFolder(stateDir, user);
  if (!closed) return;
  throw new DatabaseStartError(
    `The database does not run as root, and its user may not enter ${closed}: run "chmod o+x ${closed}", or set ATENEU_STATE to a folder others may pass through, such as /var/lib/ateneu.`,
  );
}

async function makePrivateDir(dir: string, user: DatabaseUser | null): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o700);
  if (user) await chown(dir, user.uid >>> 0, user.gid >>> 0);
}

async function refuseForeignData({ dataDir, user }: Place): Promise<void> {
  const owner = (await stat(dataDir).catch(() => null))?.uid;
  const wanted = user ? user.uid >>> 0 : process.getuid?.();
  if (owner === undefined || wanted === undefined || owner === wanted) return;
  throw new DatabaseStartError(
    `The database in ${dataDir} belongs to user ${owner} and would run as user ${wanted}: start Ateneu as the user who made it, or set ATENEU_STATE to another folder.`,
  );
}

/** Makes the cluster when there is none, in one step: a start that dies halfway leaves nothing behind. */
export async function createCluster(place: Place, binaries: string, durable: boolean): Promise<void> {
  const unfinished = `${place.dataDir}.unfinished`;
  const passwordCopy = path.join(place.runDir, 'password');
  await rm(unfinished, { recursive: true, force: true });
  await makePrivateDir(unfinished, place.user);
  await writeFile(passwordCopy, await databasePassword(place), { mode: 0o600 });
  if (place.user) await chown(passwordCopy, place.user.uid >>> 0, place.user.gid >>> 0);
  try {
    await runToEnd(executable(binaries, 'initdb'), initdbArguments(unfinished, passwordCopy, durable), place);
  } finally {
    await rm(passwordCopy, { force: true });
  }
  await appendFile(path.join(unfinished, 'postgresql.conf'), OWN_SETTINGS);
  await rename(unfinished, place.dataDir);
}

const OWN_SETTINGS = `
include_if_exists = 'ateneu.conf'
# Ateneu writes ateneu.conf at each start. Your own settings go below this line: they win.
`;

function initdbArguments(dataDir: string, passwordFile: string, durable: boolean): string[] {
  return [
    `--pgdata=${dataDir}`,
    '--username=ateneu',
    '--encoding=UTF8',
    // The builtin provider folds the case of every script and sorts by code point: fast, and no upgrade of the
    // system's locales can corrupt an index. Lists in a language's own order say so with COLLATE.
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--auth-local=trust',
    '--auth-host=scram-sha-256',
    `--pwfile=${passwordFile}`,
    ...(durable ? [] : ['--no-sync']),
  ];
}

/** Used where the server listens on 127.0.0.1 instead of a socket. Kept by whoever runs Ateneu, not by the database. */
export async function databasePassword({ passwordFile }: Place): Promise<string> {
  const kept = await readFile(passwordFile, 'utf8').catch(() => '');
  if (kept) return kept.trim();
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  return password;
}

/** The major version the data was written by; null when there is no data yet. */
export async function clusterMajor(dataDir: string): Promise<string | null> {
  return (await readFile(path.join(dataDir, 'PG_VERSION'), 'utf8').catch(() => null))?.trim() ?? null;
}
