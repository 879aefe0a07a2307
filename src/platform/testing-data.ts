import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CHECKOUT } from './checkout.ts';

export interface SharedData {
  /** Not on this machine: `describe.skipIf(data.missing)(…)`. */
  readonly missing: boolean;
  /** A test's name, which says what is lacking where it is skipped. */
  titled(title: string): string;
  /** Absolute path of one of its files. */
  file(name: string): string;
  /** The objects of a .jsonl file. */
  lines<Line>(name: string): Line[];
}

/**
 * A folder of real data that stands beside the checkout (`../shared/data`, or ATENEU_TEST_DATA) and is never committed.
 * Where it is missing its tests are skipped by name; with CI=true they fail, for there it must be.
 */
export function sharedData(name: string): SharedData {
  const root = process.env.ATENEU_TEST_DATA ?? path.join(CHECKOUT, '..', 'shared', 'data');
  const folder = path.join(root, name);
  const missing = !existsSync(folder);
  if (missing && process.env.CI === 'true') {
    throw new Error(`${folder} is missing. Put the data there, or name its parent folder in ATENEU_TEST_DATA.`);
  }
  const file = (wanted: string) => path.join(folder, wanted);
  return {
    missing,
    titled: (title) => (missing ? `${title} (skipped: no ${folder})` : title),
    file,
    lines: <Line>(wanted: string) =>
      readFileSync(file(wanted), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line): Line => JSON.parse(line)),
  };
}
