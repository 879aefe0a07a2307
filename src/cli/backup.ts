import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CHECKOUT } from '#platform/checkout.ts';
import { readPassphrase } from './backup/passphrase.ts';
import { type BackupReport, writeBackup } from './backup/write-backup.ts';
import type { Command } from './command.ts';
import { UsageError } from './command.ts';
import { isReplaceable } from './is-replaceable.ts';
import { openAsItIs } from './open-as-it-is.ts';

export const backupCommand: Command = {
  name: 'backup',
  summary: 'Writes the whole city into one file: ateneu backup [FILE].',
  help: `
Usage: ateneu backup [FILE] [--passphrase-file FILE] [--json]

Every table as one moment saw it, the files, the work that waits and the keys, in one .tar.gz (ateneu-DATE.tar.gz in
this folder without FILE). The server may go on serving. "ateneu restore FILE" reads it back.

  --passphrase-file FILE  seals the keys in the backup under the first line of FILE. Without it they lie there in the
                          clear: whoever has the file reads everything, so keep it as safe as the keys themselves
  --json                  the report as JSON on stdout
Exit codes: 0 written, 1 a file of the city was missing (the rest is written), 2 cannot be written.`,
  async run(args, io) {
    const options = { 'passphrase-file': { type: 'string' }, json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    if (positionals.length > 1) throw new UsageError('Give one file.');
    const passphrase = readPassphrase(values['passphrase-file'], io.cwd);
    const named = positionals[0] && resolve(io.cwd, positionals[0]);
    if (named && !(await isReplaceable(named)))
      throw new UsageError(`${named} is no plain file: name a file to write to.`);
    const house = await openAsItIs(io);
    try {
      const name = `ateneu-${house.platform.clock.now().toISOString().slice(0, 16).replace(/:/g, '')}.tar.gz`;
      const path = named ?? resolve(io.cwd, name);
      const say = (message: string) => void io.stderr.write(`${message}\n`);
      const report = await writeBackup(house, { path, version: version(), passphrase, say });
      if (report.keys === 'plain') say(KEYS_IN_THE_CLEAR);
      const { size } = await stat(path);
      io.stdout.write(values.json ? `${JSON.stringify({ ...report, size })}\n` : inWords(report, size));
      return report.missingFiles.length > 0 ? 1 : 0;
    } finally {
      await house.close();
    }
  },
};

const KEYS_IN_THE_CLEAR =
  'This file holds the keys of the city in the clear: keep it safe, or make it with --passphrase-file.';

function version(): string {
  return (JSON.parse(readFileSync(join(CHECKOUT, 'package.json'), 'utf8')) as { version: string }).version;
}

function inWords({ path, tables, rows, files, jobs, missingFiles, keys }: BackupReport, size: number): string {
  const lines = [
    `${path}: ${(size / 1e6).toFixed(1)} MB`,
    `  ${rows} rows in ${tables} tables, ${files} files, ${jobs} waiting jobs, keys ${KEYS[keys]}`,
    ...missingFiles.map((id) => `  the file ${id} was missing`),
  ];
  return `${lines.join('\n')}\n`;
}

const KEYS = { plain: 'in the clear', sealed: 'sealed', elsewhere: 'not in it (ATENEU_KEYS)' } as const;
