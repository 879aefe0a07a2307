import { sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AskedOfTable } from './breach.ts';

/** The names of table and columns come from its module's own declaration. */
function affected({ table, subject, columns, ages, from, to }: AskedOfTable, after: PersonId | null) {
  const others = columns.filter((column) => column !== subject);
  const filled = others.map((column) => sql`${sql.ref(column)} is not null`);
  return sql`from ${sql.table(table.table)} where ${sql.ref(subject)} is not null
    ${filled.length > 0 ? sql`and (${sql.join(filled, sql` or `)})` : sql``}
    ${ages && from ? sql`and ${sql.ref(ages)} >= ${from}` : sql``}
    ${ages && to ? sql`and ${sql.ref(ages)} <= ${to}` : sql``}
    ${after ? sql`and ${sql.ref(subject)} > ${after}` : sql``}`;
}

export async function countAffectedIn(ctx: Ctx, asked: AskedOfTable): Promise<{ people: number; rows: number }> {
  const { rows } = await sql<{ people: number; rows: number }>`
    select count(distinct ${sql.ref(asked.subject)})::int as people, count(*)::int as rows ${affected(asked, null)}`.execute(
    ctx.db,
  );
  return rows[0] ?? { people: 0, rows: 0 };
}

export async function affectedIn(
  ctx: Ctx,
  asked: AskedOfTable,
  after: PersonId | null,
  limit: number,
): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select distinct ${sql.ref(asked.subject)} as id ${affected(asked, after)} order by 1 limit ${limit}`.execute(
    ctx.db,
  );
  return rows.map(({ id }) => id);
}
