import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type PersonalColumn, PURPOSES, type TableDeclaration } from '#kernel/personal-data.ts';
import { openDatabase } from '#platform/db/database.ts';
import { startEmbeddedPostgres } from '#platform/db/embedded-postgres.ts';
import { migrateToLatest } from '#platform/db/migrate.ts';
import { ownersOf } from './check-table-owners.ts';
import { loadDeclarations } from './declarations.ts';
import { type Finding, runAsScript } from './finding.ts';

const PATH = 'src/web/declared-tables.ts';
const LEGAL_BASES = ['consent', 'contract', 'legal-obligation', 'public-task', 'legitimate-interest'];
const ERASURES = ['clear', 'delete-row', 'keep-without-name'];
/** Made by the migrator itself, before any module: names of files and when they ran. */
const NOT_OURS_TO_DECLARE = ['schema_migrations'];

export interface Column {
  readonly table: string;
  readonly column: string;
}

/** Every column of every table is declared once, and what is declared exists (law 6): asked of a real, migrated database. */
export async function checkPersonalData(root: string): Promise<Finding[]> {
  const declarations = await loadDeclarations(root);
  return compareDeclarations(await columnsOf(root), declarations, ownersOf(root).owners);
}

/** @param owners table → the module whose migration creates it */
export function compareDeclarations(
  columns: readonly Column[],
  declarations: readonly TableDeclaration[],
  owners: ReadonlyMap<string, string>,
): Finding[] {
  const tables = Map.groupBy(
    columns.filter(({ table }) => !NOT_OURS_TO_DECLARE.includes(table)),
    ({ table }) => table,
  );
  const declared = Map.groupBy(declarations, ({ table }) => table);
  const say = (says: string): Finding => ({ path: PATH, says });
  return [
    ...[...tables.keys()]
      .filter((table) => !declared.has(table))
      .map((table) => say(`declares nothing of the table ${table}`)),
    ...[...declared].flatMap(([table, [first, ...more]]) => {
      const found = tables.get(table);
      if (found === undefined) return [say(`declares the table ${table}, which no migration makes`)];
      return [
        ...(more.length > 0 ? [say(`declares the table ${table} ${more.length + 1} times`)] : []),
        ...(first === undefined
          ? []
          : compareTable(first, new Set(found.map(({ column }) => column)), owners).map(say)),
      ];
    }),
  ];
}

function compareTable(
  declared: TableDeclaration,
  columns: ReadonlySet<string>,
  owners: ReadonlyMap<string, string>,
): string[] {
  const { table, module, subject, personal, notPersonal } = declared;
  const named = [...Object.keys(personal), ...notPersonal];
  const owner = owners.get(table);
  return [
    ...[...columns].filter((column) => !named.includes(column)).map((column) => `says nothing of ${table}.${column}`),
    ...[...new Set(named)]
      .filter((name) => !columns.has(name))
      .map((name) => `declares ${table}.${name}, which does not exist`),
    ...named.filter((name, at) => named.indexOf(name) !== at).map((name) => `declares ${table}.${name} twice`),
    ...(subject !== null && !columns.has(subject)
      ? [`names ${table}.${subject} as its subject, which does not exist`]
      : []),
    ...(owner !== undefined && owner !== module
      ? [`gives ${table} to ${module}; the migrations of ${owner} make it`]
      : []),
    ...Object.entries(personal).flatMap(([column, entry]) => incomplete(`${table}.${column}`, entry)),
    ...withoutAge(declared, columns),
  ];
}

/** Days of retention are counted from a column: without one the nightly work would never let the row go. */
function withoutAge(declared: TableDeclaration, columns: ReadonlySet<string>): string[] {
  const hasDays = Object.values(declared.personal).some(({ retention }) => typeof retention === 'object');
  if (typeof declared.ages === 'object') return [];
  const ages = declared.ages ?? ['at', 'created_at'].find((usual) => columns.has(usual));
  if (!hasDays || (ages !== undefined && columns.has(ages))) return [];
  return [`keeps ${declared.table} for days without saying from which column they are counted (ages)`];
}

function incomplete(name: string, entry: PersonalColumn): string[] {
  const { purpose, legalBasis, retention, erase, exportAs } = entry;
  const days = typeof retention === 'object' ? retention.days : undefined;
  const missing = [
    PURPOSES.includes(purpose) ? '' : 'purpose',
    LEGAL_BASES.includes(legalBasis) ? '' : 'legal basis',
    retention === 'account' || retention === 'public-record' || (days !== undefined && days > 0) ? '' : 'retention',
    ERASURES.includes(erase) ? '' : 'way to erase',
    exportAs === null || (typeof exportAs === 'string' && exportAs !== '') ? '' : 'name in the export',
  ].filter(Boolean);
  return missing.length > 0 ? [`declares ${name} as personal without ${missing.join(', ')}`] : [];
}

async function columnsOf(root: string): Promise<Column[]> {
  const stateDir = mkdtempSync(join(tmpdir(), 'ateneu-check-'));
  chmodSync(stateDir, 0o711);
  const postgres = await startEmbeddedPostgres({ stateDir, durable: false });
  const { db, close } = openDatabase({ url: postgres.url, poolSize: 1 });
  try {
    await migrateToLatest(db, { root });
    return await readColumns(db);
  } finally {
    await close();
    await postgres.stop();
    rmSync(stateDir, { recursive: true, force: true });
  }
}

/** Tables of ours: an extension's views and pg-boss's own schema (which holds ids, never people) are not. */
async function readColumns(db: ReturnType<typeof openDatabase>['db']): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select c.table_name as "table", c.column_name as "column"
    from information_schema.columns c
    join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
    order by c.table_name, c.ordinal_position`.execute(db);
  return rows;
}

await runAsScript(import.meta.url, checkPersonalData);
