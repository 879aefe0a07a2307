import { Client } from 'pg';
import { ADVISORY_LOCKS } from '../advisory-locks.ts';

/** Every process that uses the embedded database shares this lock for as long as it does; who stops it needs it alone. */
const IN_USE = ADVISORY_LOCKS.inUse;

/** It does not answer yet, or it is going away. */
export type Refused = 'starting' | 'stopping';

/** One idle connection that says "in use". It ends with its process, however that dies. */
export interface Hold {
  readonly version: string;
  /** Gives the hold back. True when nobody else uses the database: the caller must now stop it. */
  release(): Promise<boolean>;
}

/** @param onLost the server ended the connection: it crashed, or was stopped from outside */
export async function takeHold(url: string, onLost: () => void): Promise<Hold | Refused> {
  const client = new Client({ connectionString: url, application_name: 'ateneu in use' });
  let releasing = false;
  let held = false;
  client.on('error', () => {});
  client.on('end', () => held && !releasing && onLost());
  try {
    await client.connect();
    if (!(await asks(client, 'select pg_try_advisory_lock_shared($1) as yes'))) {
      await client.end();
      return 'stopping';
    }
  } catch (error) {
    await client.end().catch(() => {});
    return refusedBecause(error);
  }
  held = true;
  const version = (await client.query('show server_version')).rows[0].server_version;
  return {
    version,
    release: async () => {
      releasing = true;
      return releaseHold(client);
    },
  };
}

/** When alone, the connection stays open: it keeps newcomers out until the server is gone. */
async function releaseHold(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [IN_USE]);
    if (await asks(client, 'select pg_try_advisory_lock($1) as yes')) return true;
    await client.end();
    return false;
  } catch {
    return false;
  }
}

async function asks(client: Client, question: string): Promise<boolean> {
  return (await client.query(question, [IN_USE])).rows[0].yes;
}

function refusedBecause(error: unknown): Refused {
  const { code, message } = error as { code?: string; message: string };
  if (code === '57P03') return /shutting down/.test(message) ? 'stopping' : 'starting';
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET' || code === '57P01') return 'starting';
  if (/terminated unexpectedly/.test(message)) return 'starting';
  throw error;
}
