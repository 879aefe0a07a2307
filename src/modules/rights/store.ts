import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
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
