import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Who owns the data and runs the server. PostgreSQL refuses to run as root, so root lends it to `nobody`. */
export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: DatabaseUser = { uid: 65534, gid: 65534 };

/** null: the database runs as whoever runs Ateneu. */
export function databaseUser(): DatabaseUser | null {
  return process.getuid?.() === 0 ? nobody('/etc/passwd') : null;
}

export function nobody(passwdFile: string): DatabaseUser {
  try {
    const line = readFileSync(passwdFile, 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
    return line ? { uid: Number(line[1]), gid: Number(line[2]) } : NOBODY;
  } catch {
    return NOBODY;
  }
}

/** The first folder on the way to `dir` that the user may not pass through; null when the way is open. */
export function closedFolder(dir: string, user: DatabaseUser): string | null {
  for (const folder of waysTo(path.resolve(dir))) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat && !mayPass(stat, user)) return folder;
  }
  return null;
}

function waysTo(dir: string): string[] {
  const parent = path.dirname(dir);
  return parent === dir ? [dir] : [...waysTo(parent), dir];
}

function mayPass(stat: { uid: number; gid: number; mode: number }, user: DatabaseUser): boolean {
  if (stat.uid === user.uid >>> 0) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid >>> 0) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
