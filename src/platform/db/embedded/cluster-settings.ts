import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Listening, SOCKET_PORT } from './listening.ts';
import type { Place } from './place.ts';
import { giveTo } from './prepare-place.ts';

/** For a laptop: a city at rest stays small; durability is never traded. */
const SETTINGS = {
  max_connections: '60',
  shared_buffers: '128MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  max_wal_size: '512MB',
  min_wal_size: '64MB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  io_method: 'sync',
  max_parallel_workers_per_gather: '1',
  autovacuum_max_workers: '2',
  max_logical_replication_workers: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // One file a weekday, written anew each week.
  logging_collector: 'on',
  log_filename: 'postgres-%a.log',
  log_truncate_on_rotation: 'on',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_checkpoints: 'off',
  // Statements and the details of errors hold what people wrote: they stay out of the log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
} as const;

/** Only where losing everything at a power cut does not matter: tests. */
const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' } as const;

export async function writeSettings(place: Place, listening: Listening, durable: boolean): Promise<void> {
  const settings = {
    ...SETTINGS,
    ...(durable ? {} : NOT_DURABLE),
    log_directory: place.logDir,
    ...('port' in listening
      ? { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: String(listening.port) }
      : {
          listen_addresses: '',
          unix_socket_directories: `"${listening.socketDir.replaceAll('"', '""')}"`,
          port: String(SOCKET_PORT),
        }),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${quoted(value)}`);
  const file = path.join(place.dataDir, 'ateneu.conf');
  await writeFile(file, `# Written by Ateneu at each start.\n${lines.join('\n')}\n`);
  await giveTo(file, place.user);
}

function quoted(value: string): string {
  return `'${value.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
