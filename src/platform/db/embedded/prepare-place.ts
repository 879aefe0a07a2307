import { chmod, chown, mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { DatabaseStartError } from './database-start-error.ts';
import { closedFolder, type DatabaseUser } from './database-user.ts';
import type { Place } from './place.ts';

/** Makes the folders and gives the server's user its own. Throws DatabaseStartError where that cannot be. */
export async function preparePlace(place: Place): Promise<void> {
  refuseUnspeakable(place);
  try {
    await makeStateDir(place);
    await refuseForeignData(place);
    for (const dir of [place.runDir, place.logDir]) await makePrivateDir(dir, place.user);
  } catch (error) {
    if (error instanceof DatabaseStartError) throw error;
    throw new DatabaseStartError(
      `The state folder ${place.stateDir} cannot be used (${(error as Error).message}): set ATENEU_STATE to a folder you own.`,
    );
  }
}

/** initdb hands its own path to a shell. */
function refuseUnspeakable({ stateDir }: Place): void {
  if (process.platform === 'win32' || !/["$`\\\n]/.test(stateDir)) return;
  throw new DatabaseStartError(
    `The state folder ${stateDir} has a character in its name that PostgreSQL cannot bear (" $ \` \\): set ATENEU_STATE to a folder with a plainer name.`,
  );
}

export async function makePrivateDir(dir: string, user: DatabaseUser | null): Promise<void> {
  await mkdir(dir, { recursive: true });
  await chmod(dir, 0o700);
  await giveTo(dir, user);
}

export async function giveTo(file: string, user: DatabaseUser | null): Promise<void> {
  if (user) await chown(file, user.uid >>> 0, user.gid >>> 0);
}

async function makeStateDir({ stateDir, user }: Place): Promise<void> {
  const made = await mkdir(stateDir, { recursive: true });
  if (!user) return;
  // The folder named as ours is ours to open; the folders above it are not.
  await openWay(made ?? stateDir, stateDir);
  const closed = closedFolder(stateDir, user);
  if (!closed) return;
  throw new DatabaseStartError(
    `The database does not run as root, and its user may not enter ${closed}: run "chmod o+x ${closed}", or set ATENEU_STATE to a folder others may pass through, such as /var/lib/ateneu.`,
  );
}

/** Others may pass through, not look in: the keys beside the database have modes of their own. */
async function openWay(firstMade: string, stateDir: string): Promise<void> {
  for (let dir = stateDir; dir.length >= firstMade.length; dir = path.dirname(dir)) {
    await chmod(dir, (await stat(dir)).mode | 0o011);
  }
}

async function refuseForeignData({ dataDir, user }: Place): Promise<void> {
  const owner = (await stat(dataDir).catch(() => null))?.uid;
  const mine = process.getuid?.();
  if (user || owner === undefined || mine === undefined || owner === mine) return;
  throw new DatabaseStartError(
    `The database in ${dataDir} belongs to user ${owner} and you are user ${mine}: start Ateneu as root or as user ${owner}, or set ATENEU_STATE to another folder.`,
  );
}
