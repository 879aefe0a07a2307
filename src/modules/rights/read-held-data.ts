import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HeldRows, HeldTable, HeldValue } from './held-data.ts';
import { type RowsAbout, rowsAbout, type StoredRow } from './store.ts';

/**
 * What the house holds about the person who asks, table by table. Reading it is written down as her own reading.
 * @param newest how many rows of each table; null: all of them
 */
export async function readHeldData(
  ctx: Ctx,
  tables: readonly HeldTable[],
  newest: number | null,
): Promise<Result<HeldRows[], 'sign-in-needed'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const { personId } = actor;
  return ctx.transact(async (inside) => {
    const held: HeldRows[] = [];
    for (const { table, rows, total, since } of await storedRows(inside, tables, personId, newest)) {
      if (rows.length > 0) held.push({ table, total, since, rows: await opened(inside, table, personId, rows) });
    }
    return ok(held);
  });
}

type Stored = RowsAbout & { readonly table: HeldTable };

function storedRows(
  ctx: Ctx,
  tables: readonly HeldTable[],
  personId: PersonId,
  newest: number | null,
): Promise<Stored[]> {
  const columns = tables.flatMap((table) => table.columns.filter(({ sealed }) => !sealed).map(({ place }) => place));
  return ctx.personal.read({ subjects: [personId], columns, purpose: 'account' }, async ({ db }) => {
    const stored: Stored[] = [];
    for (const table of tables) {
      stored.push({ table, ...(await rowsAbout(db, table, personId, newest)) });
    }
    return stored;
  });
}

/** By the names of the copy, with what was sealed in clear. */
async function opened(
  ctx: Ctx,
  { columns }: HeldTable,
  personId: PersonId,
  rows: readonly StoredRow[],
): Promise<Record<string, HeldValue>[]> {
  const clear = rows.map((row) =>
    Object.fromEntries(
      columns.filter(({ sealed }) => !sealed).map(({ name, column }) => [name, row[column] as HeldValue]),
    ),
  );
  for (const { name, column, place, purpose } of columns.filter(({ sealed }) => sealed)) {
    const sealed = rows.map((row) => ({ personId, sealed: row[column] as Uint8Array | null }));
    const texts = await ctx.personal.openMany({ column: place, purpose }, sealed);
    for (const [index, row] of clear.entries()) row[name] = texts[index] ?? null;
  }
  return clear;
}
