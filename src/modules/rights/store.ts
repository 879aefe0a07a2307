import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Erasure } from './erasure-plan.ts';
import type { HeldTable } from './held-data.ts';

/** A row as it stands in the table: columns by their own names, sealed ones still sealed. */
export type StoredRow = Readonly<Record<string, unknown>>;

/**
 * The rows about a person, newest first where the table knows when. The names of table and columns come from its
 * module's own declaration. Called inside the personal-data access, which writes the reading down.
 */
export async function rowsAbout(
  db: Ctx['db'],
  { table, subject, columns }: HeldTable,
  personId: PersonId,
  limit: number | null,
): Promise<StoredRow[]> {
  const time = columns.find(({ column, sealed }) => !sealed && (column === 'at' || column.endsWith('_at')));
  const order = time ? sql`order by ${sql.ref(time.column)} desc` : sql``;
  const { rows } = await sql<StoredRow>`
    select ${sql.join(columns.map(({ column }) => sql.ref(column)))} from ${sql.table(table)}
    where ${sql.ref(subject)} = ${personId} ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function countAbout(db: Ctx['db'], { table, subject }: HeldTable, personId: PersonId): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${sql.table(table)} where ${sql.ref(subject)} = ${personId}`.execute(db);
  return rows[0]?.total ?? 0;
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
      : sql`update ${sql.table(table)} set ${sql.join(await emptied(db, table, does))} ${hers}`;
  const { numAffectedRows } = await query.execute(db);
  return Number(numAffectedRows ?? 0n);
}

async function emptied(db: Ctx['db'], table: string, columns: readonly string[]) {
  const { rows } = await sql<{ name: string; required: boolean }>`
    select attname as name, attnotnull as required from pg_attribute
    where attrelid = ${table}::regclass and attname = any(${columns}::text[])`.execute(db);
  const required = new Set(rows.filter((row) => row.required).map((row) => row.name));
  return columns.map((column) => sql`${sql.ref(column)} = ${sql.raw(required.has(column) ? "''" : 'null')}`);
}
