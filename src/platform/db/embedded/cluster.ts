import { randomBytes } from 'node:crypto';
import { appendFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { executable } from './binaries.ts';
import type { Place } from './place.ts';
import { giveTo, makePrivateDir } from './prepare-place.ts';
import { runToEnd } from './run-to-end.ts';

/** Makes the cluster in one step: a start that dies halfway leaves nothing behind. */
export async function createCluster(place: Place, binaries: string, durable: boolean): Promise<void> {
  const unfinished = `${place.dataDir}.unfinished`;
  const passwordCopy = path.join(place.runDir, 'password');
  await rm(unfinished, { recursive: true, force: true });
  await makePrivateDir(unfinished, place.user);
  await writeFile(passwordCopy, await databasePassword(place), { mode: 0o600 });
  await giveTo(passwordCopy, place.user);
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

/** Used where the server listens on 127.0.0.1 instead of a socket. Kept by whoever runs Ateneu, not by the server. */
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
