import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { ADVISORY_LOCKS } from './db/advisory-locks.ts';
import type { Log } from './log.ts';

/** Every process that runs jobs shares this lock for as long as it does. The database lets go of it when the process ends, however that was. */
const WORKING = ADVISORY_LOCKS.working;
const AGAIN_AFTER = 2000;

/** Says that this process runs jobs, until it is released. */
export interface WorkHold {
  release(): void;
}

/**
 * Joins those who run jobs, on one connection kept for it.
 * @param whenAlone runs first where no other process runs jobs, and none begins meanwhile: whatever the queue calls running
 *   was then left by a process that has died
 */
export async function holdWork(pool: Pool, log: Log, whenAlone: () => Promise<void>): Promise<WorkHold> {
  let released = false;
  let held: PoolClient | null = null;
  const keep = (client: PoolClient) => {
    held = client;
    client.once('error', () => {
      held = null;
      client.release(true);
      void joinAgain();
    });
  };
  // The database went and came back: the jobs of this process run on, so nothing is taken up.
  const joinAgain = async () => {
    while (!released && held === null) {
      await pause(AGAIN_AFTER, undefined, { ref: false });
      const client = released ? null : await onOneConnection(pool, share).catch(() => null);
      if (released) client?.release(true);
      else if (client) keep(client);
    }
    log.info({}, 'The connection that says "jobs run here" is back');
  };
  keep(await onOneConnection(pool, (client) => shareAfter(client, whenAlone)));
  return {
    release() {
      released = true;
      // Closed, not given back: the lock ends with the connection.
      held?.release(true);
      held = null;
    },
  };
}

async function shareAfter(client: PoolClient, whenAlone: () => Promise<void>): Promise<void> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as alone', [WORKING]);
  if (!rows[0].alone) return share(client);
  await whenAlone();
  await share(client);
  await client.query('select pg_advisory_unlock($1)', [WORKING]);
}

async function share(client: PoolClient): Promise<void> {
  await client.query('select pg_advisory_lock_shared($1)', [WORKING]);
}

async function onOneConnection(pool: Pool, act: (client: PoolClient) => Promise<void>): Promise<PoolClient> {
  const client = await pool.connect();
  try {
    await act(client);
    return client;
  } catch (fault) {
    client.release(true);
    throw fault;
  }
}
