import { glob, readFile } from 'node:fs/promises';
import path from 'node:path';

export interface MigrationFile {
  /** `0301-census` of `src/modules/rights/migrations/0301-census.sql`. */
  readonly name: string;
  /** From the root of the checkout. */
  readonly file: string;
  readonly sql: string;
}

/** Every `src/**` `/migrations/NNNN-name.sql` under the root, in order of number. Two with one number are a fault. */
export async function migrationFiles(root: string): Promise<MigrationFile[]> {
  const files: { file: string; name: string }[] = [];
  for await (const file of glob('src/**/migrations/*.sql', { cwd: root })) {
    files.push({ file, name: path.basename(file, '.sql') });
  }
  files.sort((a, b) => (a.name < b.name ? -1 : 1));
  refuseBadNumbers(files);
  return Promise.all(files.map(async (each) => ({ ...each, sql: await readFile(path.join(root, each.file), 'utf8') })));
}

function refuseBadNumbers(files: readonly { file: string; name: string }[]): void {
  const fileOf = new Map<string, string>();
  for (const { file, name } of files) {
    const number = /^(\d{4})-[a-z0-9-]+$/.exec(name)?.[1];
    if (!number) throw new Error(`${file}: a migration is named NNNN-what-it-does.sql`);
    const other = fileOf.get(number);
    if (other) throw new Error(`${other} and ${file} have the same number: give one of them the next free one`);
    fileOf.set(number, file);
  }
}
