import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

export interface DatabaseUser {
  readonly uid: number;
  readonly gid: number;
}

const NOBODY: DatabaseUser = { uid: 65534, gid: 65534 };

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

/** macOS writes nobody as -2; what the file system says is never negative. */
function mayPass(stat: { uid: number; gid: number; mode: number }, user: DatabaseUser): boolean {
  if (stat.uid === user.uid >>> 0) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid >>> 0) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
