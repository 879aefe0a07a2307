import { statSync } from 'node:fs';
import path from 'node:path';
import { type DatabaseUser, nobody } from './database-user.ts';

/** The folders of one embedded database, all inside the state folder. */
export interface Place {
  readonly stateDir: string;
  /** Whom the server runs as; null: as whoever runs Ateneu. */
  readonly user: DatabaseUser | null;
  readonly dataDir: string;
  readonly binariesHome: string;
  readonly logDir: string;
  /** Holds the socket: nobody else may enter. */
  readonly runDir: string;
  readonly passwordFile: string;
}

export function placeIn(dir: string): Place {
  const stateDir = path.resolve(dir);
  const at = (name: string) => path.join(stateDir, name);
  return {
    stateDir,
    user: serverUser(at('database')),
    dataDir: at('database'),
    binariesHome: at('postgres'),
    logDir: at('log'),
    runDir: at('run'),
    passwordFile: at('database-password'),
  };
}

/** PostgreSQL refuses to run as root. Root runs it as the owner of the data and, where there is none yet, as `nobody`. */
function serverUser(dataDir: string): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(dataDir, { throwIfNoEntry: false });
  return owner && owner.uid !== 0 ? { uid: owner.uid | 0, gid: owner.gid | 0 } : nobody('/etc/passwd');
}
