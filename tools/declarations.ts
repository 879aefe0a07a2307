import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { TableDeclaration } from '#kernel/personal-data.ts';

const SOURCE = 'src/web/declared-tables.ts';

/** What the city itself declares, read from its own list. Built first: Node does not run .tsx, which the modules' doors show. */
export async function loadDeclarations(root: string): Promise<readonly TableDeclaration[]> {
  if (!existsSync(join(root, SOURCE)))
    throw new Error(`${SOURCE} is missing: it lists the declarations of every module`);
  const folder = join(root, 'node_modules/.cache/ateneu');
  const built = join(folder, `declared-tables-${process.pid}.mjs`);
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      entryPoints: [join(root, SOURCE)],
      outfile: built,
      bundle: true,
      packages: 'external',
      format: 'esm',
      platform: 'node',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      logLevel: 'silent',
    });
    const { declaredTables } = (await import(pathToFileURL(built).href)) as {
      declaredTables: readonly TableDeclaration[];
    };
    return declaredTables;
  } finally {
    rmSync(built, { force: true });
  }
}
