import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { refreshStatistics } from '#platform/db/refresh-statistics.ts';
import { type ErasureNote, parseErasureNotes } from '#platform/erasure-notes.ts';
import { readPassphrase } from './backup/passphrase.ts';
import { type CheckedBackup, checkBackup, UnusableBackup } from './backup/read-archive.ts';
import { type RestoreReport, type RestoreRequest, restoreBackup } from './backup/restore-backup.ts';
import { type KeyFiles, openKeys } from './backup/sealed-keys.ts';
import { type Command, type CommandIo, UsageError } from './command.ts';

export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Reads a backup into an empty city: ateneu restore FILE.',
  help: `
Usage: ateneu restore FILE [--force] [--passphrase-file FILE] [--erasures FILE] [--check] [--json]

Checks the whole file first; then everything comes in or nothing. A backup of an older version is brought up to date.
A server that runs beside it is to be started anew, so that it reads the keys that came back. Whoever erased her
account after the backup was made is erased again.

  --into-empty            refuses a city that holds anything (as it is without this)
  --force                 replaces the city that is there
  --passphrase-file FILE  opens sealed keys with the first line of FILE
  --erasures FILE         erases these people again too ("ateneu erasures" wrote the file)
  --check                 only checks the file
  --json                  the report as JSON on stdout
Exit codes: 0 restored (or whole), 1 refused and nothing changed, 2 the call cannot be used.`,
  async run(args, io) {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('Say which file to restore.');
    if (values.force && values['into-empty']) throw new UsageError('--force and --into-empty exclude each other.');
    const passphrase = readPassphrase(values['passphrase-file'], io.cwd);
    try {
      const path = resolve(io.cwd, file);
      const backup = await checkBackup(path);
      const keys = keysOf(backup, passphrase);
      const erased = erasuresIn(values.erasures && resolve(io.cwd, values.erasures));
      const request = { path, backup, keys, erased, force: values.force ?? false };
      const report = values.check ? null : await restore(io, request);
      io.stdout.write(values.json ? `${JSON.stringify(report ?? backup.manifest)}\n` : inWords(report, backup));
      return 0;
    } catch (fault) {
      if (!(fault instanceof UnusableBackup)) throw fault;
      io.stderr.write(`${fault.message}\n`);
      return 1;
    }
  },
};

const OPTIONS = {
  'into-empty': { type: 'boolean' },
  force: { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  erasures: { type: 'string' },
  check: { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

async function restore(io: CommandIo, request: Omit<RestoreRequest, 'say'>): Promise<RestoreReport> {
  const house = await io.openHouse({ migrate: false });
  try {
    const report = await restoreBackup(house, { ...request, say: (message) => void io.stderr.write(`${message}\n`) });
    await refreshStatistics(house.platform.db);
    return report;
  } finally {
    await house.close();
  }
}

function erasuresIn(path: string | undefined): ErasureNote[] {
  if (path === undefined) return [];
  try {
    return parseErasureNotes(readFileSync(path, 'utf8'));
  } catch (fault) {
    throw new UsageError(`Cannot read the erasures: ${(fault as Error).message}`);
  }
}

function keysOf({ manifest, sealedKeys, keys }: CheckedBackup, passphrase: string | null): KeyFiles | null {
  if (manifest.keys === 'elsewhere') return null;
  if (manifest.keys === 'plain') return keys;
  if (passphrase === null) throw new UsageError('The keys in this backup are sealed. Give --passphrase-file FILE.');
  const opened = sealedKeys && openKeys(sealedKeys, passphrase);
  if (!opened) throw new UnusableBackup('The passphrase does not open the keys of this backup.');
  return opened;
}

function inWords(report: RestoreReport | null, { manifest, sums }: CheckedBackup): string {
  if (!report) return `Whole: ${manifest.city}, ${manifest.madeAt}, ${Object.keys(sums.entries).length} entries.\n`;
  const { city, madeAt, rows, tables, files, jobs, migrated, erasedAgain } = report;
  const later = migrated.length > 0 ? ` Brought up to date: ${migrated.join(', ')}.` : '';
  const again = erasedAgain > 0 ? ` Erased again: ${erasedAgain} people.` : '';
  const keys = manifest.keys === 'elsewhere' ? ' Its keys are not in the backup: set ATENEU_KEYS as it was.' : '';
  return `Restored ${city} as of ${madeAt}: ${rows} rows in ${tables} tables, ${files} files, ${jobs} jobs.${later}${again}${keys}\n`;
}
