import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { type OpenDatabase, openDatabase } from './database.ts';

export interface TestDatabase extends OpenDatabase {
  readonly url: string;
}

/** A migrated, empty database of one's own: call it in `beforeAll`, and `close()` it in `afterAll`. */
export async function testDatabase(options: { poolSize?: number } = {}): Promise<TestDatabase> {
  const { maintenanceUrl, template } = inject('testDatabase');
  const name = `${template}_${randomBytes(6).toString('hex')}`;
  await runSql(maintenanceUrl, `create database ${name} template ${template} strategy file_copy`);
  const url = withDatabase(maintenanceUrl, name);
  const open = openDatabase({ url, poolSize: options.poolSize ?? 5 });
  return {
    ...open,
    url,
    close: async () => {
      await open.close();
      await runSql(maintenanceUrl, `drop database ${name} with (force)`);
    },
  };
}

/** The same server and user, another database. */
export function withDatabase(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`);
}

export async function runSql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    testDatabase: { readonly maintenanceUrl: string; readonly template: string };
  }
}
