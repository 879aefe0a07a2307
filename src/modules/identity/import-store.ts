import type { Insertable } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { IdentityTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<IdentityTables>();
type NewPerson = Insertable<IdentityTables['people']>;

/** Inserts the unknown ones; gives back all of them. */
export async function insertImported(
  ctx: Ctx,
  rows: readonly (NewPerson & { imported_from: string })[],
): Promise<{ id: PersonId; imported_from: string }[]> {
  await tables(ctx)
    .insertInto('people')
    .values(rows)
    .onConflict((conflict) => conflict.column('imported_from').doNothing())
    .execute();
  const keys = rows.map((row) => row.imported_from);
  const found = await tables(ctx)
    .selectFrom('people')
    .select(['id', 'imported_from'])
    .where('imported_from', 'in', keys)
    .execute();
  return found as { id: PersonId; imported_from: string }[];
}

export async function insertSeeded(ctx: Ctx, rows: readonly NewPerson[]): Promise<void> {
  if (rows.length > 0) await tables(ctx).insertInto('people').values(rows).execute();
}
