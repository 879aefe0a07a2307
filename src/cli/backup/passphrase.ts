import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../command.ts';

/** The first line of a file; null where none is given. */
export function readPassphrase(file: string | undefined, cwd: string): string | null {
  if (file === undefined) return null;
  let text: string;
  try {
    text = readFileSync(resolve(cwd, file), 'utf8');
  } catch (fault) {
    throw new UsageError(`Cannot read the passphrase: ${(fault as Error).message}`);
  }
  const line = text.split(/\r?\n/)[0] ?? '';
  if (line.length < 12) throw new UsageError('The passphrase has fewer than 12 characters. Take a longer one.');
  return line;
}
