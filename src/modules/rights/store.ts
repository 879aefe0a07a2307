import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Erasure, erasurePlan } from './erasure-plan.ts';
import type { HeldTable } from './held-data.ts';

/** A row as it stands in the table: columns by their own names, sealed ones still sealed. */
export type StoredRow = Readonly<Record<string, unknown>>;

export interface RowsAbout {
  readonly rows: readonly StoredRow[];
  /** Of all rows, where only the newest were read. */
  readonly total: number;
  /** When the oldest was made, where the table knows. */
  readonly since: Date | null;
}

/**
 * The rows about a person, newest first where the table knows when. The names of table and columns come from its
 * module's own declaration. Called inside the personal-data access, which writes the reading down.
 */
export async function rowsAbout(
  db: Ctx['db'],
  { table, subject, columns }: HeldTable,
  personId: PersonId,
  limit: number | null,
): Promise<RowsAbout> {
  const time = columns.find(({ column, sealed }) => !sealed && (column === 'at' || column.endsWith('_at')));
  const order = time ? sql`order by ${sql.ref(time.column)} desc` : sql``;
  const since = time ? sql`min(${sql.ref(time.column)}) over ()` : sql`null`;
  const { rows } = await sql<StoredRow & { held_total: number; held_since: Date | null }>`
    select ${sql.join(columns.map(({ column }) => sql.ref(column)))},
      count(*) over ()::int as held_total, ${since} as held_since
    from ${sql.table(table)} where ${sql.ref(subject)} = ${personId} ${order} limit ${limit}`.execute(db);
  return { rows, total: rows[0]?.held_total ?? 0, since: rows[0]?.held_since ?? null };
}

/**
 * Does to one table what erasing a person does to it. A column that may not be null is left empty. The names of table
 * and columns come from its module's own declaration.
 * @returns how many rows
 */
export async function emptyColumns(
  db: Ctx['db'],
  { table, subject, does }: Erasure,
  personId: PersonId,
): Promise<number> {
  const hers = sql`where ${sql.ref(subject)} = ${personId}`;
  const query =
    does === 'delete'
      ? sql`delete from ${sql.table(table)} ${hers}`
      : sql`update ${sql.table(table)} set ${sql.join((await emptied(db, table, does)).set)} ${hers}`;
  const { numAffectedRows } = await query.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** `set` leaves the columns empty (a text that may not be null, as no text); `filled`: one of them is not yet. */
export async function emptied(db: Ctx['db'], table: string, columns: readonly string[]) {
  const { rows } = await sql<{ name: string; required: boolean }>`
    select attname as name, attnotnull as required from pg_attribute
    where attrelid = ${table}::regclass and attname = any(${columns}::text[])`.execute(db);
  const required = new Set(rows.filter((row) => row.required).map((row) => row.name));
  const nothing = (column: string) => sql.raw(required.has(column) ? "''" : 'null');
  return {
    set: columns.map((column) => sql`${sql.ref(column)} = ${nothing(column)}`),
    filled: columns.map((column) => sql`${sql.ref(column)} is distinct from ${nothing(column)}`),
  };
}

/** Whether anything that an erasure takes away stands in a table: she is back, or never left. */
export async function isThere(
  db: Ctx['db'],
  declared: readonly TableDeclaration[],
  personId: PersonId,
): Promise<boolean> {
  for (const { table, subject, does } of erasurePlan(declared)) {
    const filled = does === 'delete' ? sql`true` : sql.join((await emptied(db, table, does)).filled, sql` or `);
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where ${sql.ref(subject)} = ${personId} and (${filled}) limit 1`.execute(db);
    if (rows.length > 0) return true;
  }
  return false;
}
