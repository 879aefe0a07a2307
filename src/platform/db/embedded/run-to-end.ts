import { spawn } from 'node:child_process';
import { DatabaseStartError } from './database-start-error.ts';
import type { Place } from './place.ts';

/** Runs a program of PostgreSQL as the database's user and waits for it. */
export async function runToEnd(program: string, args: readonly string[], place: Place): Promise<void> {
  const { code, output } = await new Promise<{ code: number | null; output: string }>((resolve) => {
    let text = '';
    const child = spawn(program, args, { ...asDatabaseUser(place), stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.on('data', (chunk) => (text += chunk));
    child.stderr.on('data', (chunk) => (text += chunk));
    child.once('error', (error) => resolve({ code: -1, output: error.message }));
    child.once('close', (code) => resolve({ code, output: text }));
  });
  if (code !== 0) throw startError(output, place);
}

/** Nothing of our environment reaches PostgreSQL: a PGDATA or a locale set by the user would change what it does. */
export function asDatabaseUser({ user, stateDir }: Place) {
  return {
    cwd: stateDir,
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, TZ: 'UTC', LC_ALL: 'C' },
    windowsHide: true,
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}

/** Turns what PostgreSQL said last into a sentence that says what to do. */
export function startError(output: string, { stateDir, logDir }: Place): DatabaseStartError {
  if (/No space left on device|ENOSPC/.test(output)) {
    return new DatabaseStartError(
      `The disk that holds ${stateDir} is full: free about 500 MB, or set ATENEU_STATE to a folder on another disk.`,
    );
  }
  if (/EACCES|EPERM/.test(output)) {
    return new DatabaseStartError(
      `The programs of the database in ${stateDir} may not be run (is the disk mounted "noexec"?): set ATENEU_STATE to a folder where programs may run.`,
    );
  }
  const said = output.trim().split('\n').slice(-3).join(' ') || 'it said nothing';
  return new DatabaseStartError(`The database did not start (${said}): see ${logDir}.`);
}
