import { posix } from 'node:path';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import { loadDeclarations } from './declarations.ts';
import { isTest, listFiles, readText } from './files.ts';
import { type Finding, runAsScript } from './finding.ts';
import { MACHINE_READS } from './machine-reads.ts';
import { type ReadingFunction, type Reads, readingFunctions } from './personal-reads.ts';

const STORE = /(^|[-/])(store|jobs|emails|seed)[.]ts$/;
const LIST = 'tools/machine-reads.ts';

/**
 * Personal columns are read through `ctx.personal` (law 7): whoever calls a query that gives back such a column stands
 * inside the callback of `ctx.personal.read(…)`, or the query is in the list of those the program alone looks at.
 * Sealed columns need no check: only the access can open them.
 */
export async function checkPersonalReads(root: string): Promise<Finding[]> {
  const paths = listFiles(root, ['src'], /[.]tsx?$/).filter(
    (path) => !isTest(path) && !/(testing|fixtures?)[./]/.test(path) && !path.includes('.island.'),
  );
  const files = new Map(paths.map((path) => [path, readText(root, path)]));
  return findReads(await loadDeclarations(root), files, MACHINE_READS);
}

/** @param machine `path#function` → why nobody sees what it reads */
export function findReads(
  declared: readonly TableDeclaration[],
  files: ReadonlyMap<string, string>,
  machine: Readonly<Record<string, string>>,
): Finding[] {
  const guarded = guardedColumns(declared);
  const functions = [...files].flatMap(([path, text]) => readingFunctions(path, text, guarded));
  const byId = new Map(functions.map((one) => [one.id, one]));
  const around = (listed: Readonly<Record<string, string>>) => {
    const reading = new Map<string, Reads>();
    for (const one of functions) if (one.reads) reading.set(one.id, one.reads);
    spread(functions, byId, reading, listed);
    const found = functions.filter(
      ({ id, path }) => reading.has(id) && !STORE.test(path) && !Object.hasOwn(listed, id),
    );
    return { reading, found };
  };
  const reads = new Set(functions.flatMap(({ id, reads }) => (reads ? [id] : [])));
  const stale = Object.keys(machine).filter((id) => !reads.has(id));
  const { reading, found } = around(machine);
  const needless = Object.keys(machine).filter((id) => {
    const { [id]: _, ...others } = machine;
    return reads.has(id) && around(others).found.length === found.length;
  });
  return [
    ...found.map(({ path, line, name, id }) => ({
      path,
      line,
      says: `${name} reads ${reading.get(id)?.columns.join(', ')} around ctx.personal: nobody would see that it was read`,
    })),
    ...needless.map((id) => ({ path: LIST, says: `lists ${id}, which nobody reads around ctx.personal: take it out` })),
    ...stale.map((id) => ({ path: LIST, says: `lists ${id}, which reads no personal column` })),
  ];
}

/** What a query gives its caller, the caller has read: up to the first function that is no store's, where it is said. */
function spread(
  functions: readonly ReadingFunction[],
  byId: ReadonlyMap<string, ReadingFunction>,
  reading: Map<string, Reads>,
  machine: Readonly<Record<string, string>>,
): void {
  for (let grew = true; grew; ) {
    grew = false;
    for (const one of functions) {
      if (reading.has(one.id)) continue;
      const callee = one.calls.map((call) => resolve(one, call)).find((id) => passes(id));
      if (callee === undefined) continue;
      reading.set(one.id, reading.get(callee) as Reads);
      grew = true;
    }
  }
  function passes(id: string): boolean {
    const callee = byId.get(id);
    return callee !== undefined && reading.has(id) && !Object.hasOwn(machine, id) && STORE.test(callee.path);
  }
}

function resolve({ path, imports }: ReadingFunction, name: string): string {
  const from = imports.get(name);
  if (from === undefined) return `${path}#${name}`;
  return from.source.startsWith('.')
    ? `${posix.join(posix.dirname(path), from.source)}#${from.name}`
    : `${from.source}#${from.name}`;
}

/** By table: what means something to whoever reads it, in the clear and not published by the person. */
function guardedColumns(declared: readonly TableDeclaration[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    declared
      .filter(({ subject }) => subject !== null)
      .map(({ table, personal }) => [
        table,
        Object.entries(personal)
          .filter(([, { sealed, public: isPublic, exportAs }]) => !sealed && !isPublic && exportAs !== null)
          .map(([column]) => column),
      ]),
  );
}

await runAsScript(import.meta.url, checkPersonalReads);
