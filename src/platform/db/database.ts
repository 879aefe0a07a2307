import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import Cursor from 'pg-cursor';
import type { Database } from '../ctx.ts';
import { PreparedClient } from './prepared-client.ts';
import { valueTypes } from './value-types.ts';

export interface OpenDatabase {
  readonly db: Database;
  readonly pool: Pool;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** How many connections at most. */
  readonly poolSize?: number;
  /** Told of faults on connections nobody was using: the pool replaces them by itself. */
  readonly log?: { warn(details: object, message: string): void };
}

export function openDatabase({ url, poolSize = 10, log }: DatabaseOptions): OpenDatabase {
  const pool = new Pool({
    Client: PreparedClient,
    connectionString: url,
    max: poolSize,
    application_name: 'ateneu',
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    types: valueTypes,
  });
  let closing = false;
  pool.on('error', (error) => {
    if (!closing) log?.warn({ error: error.message }, 'A database connection was lost');
  });
  const db: Database = new Kysely({ dialect: new PostgresDialect({ pool, cursor: Cursor }) });
  const close = () => {
    closing = true;
    return db.destroy();
  };
  return { db, pool, close };
}
