import { accessSync, constants, existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closedFolder } from './embedded/database-user.ts';
import { placeIn } from './embedded/place.ts';

export interface StateDir {
  readonly dir: string;
  /** Why this folder, as a sentence for the operator. */
  readonly reason: string;
}

/** The one folder that holds the database, the files and the keys. */
export function resolveStateDir(env: NodeJS.ProcessEnv, checkoutDir: string): StateDir {
  if (env.ATENEU_STATE) return { dir: path.resolve(env.ATENEU_STATE), reason: 'ATENEU_STATE names it.' };
  const inCheckout = path.join(checkoutDir, 'var');
  const closed = whyClosed(inCheckout, checkoutDir);
  if (!closed) return { dir: inCheckout, reason: 'It is the var folder of the checkout.' };
  return { dir: systemPlace(env), reason: `${closed} So the state lies in the system's place for it.` };
}

function whyClosed(dir: string, checkoutDir: string): string | null {
  const { user } = placeIn(dir);
  if (user) {
    const folder = closedFolder(dir, user);
    return folder && `The database does not run as root, and its user may not enter ${folder}.`;
  }
  const mustWrite = existsSync(dir) ? dir : checkoutDir;
  try {
    accessSync(mustWrite, constants.W_OK | constants.X_OK);
    return null;
  } catch {
    return `You may not write in ${mustWrite}.`;
  }
}

function systemPlace(env: NodeJS.ProcessEnv): string {
  if (process.getuid?.() === 0) return '/var/lib/ateneu';
  const home = env.XDG_STATE_HOME || path.join(env.HOME || os.homedir(), '.local', 'state');
  return path.join(home, 'ateneu');
}
