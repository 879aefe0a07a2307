import { ok, type Result } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HeldColumn, HeldRows, HeldTable, HeldValue } from './held-data.ts';
import { readHeldData } from './read-held-data.ts';

/** One value of the copy, with everything that is said of its column. */
export interface CopiedValue {
  readonly table: string;
  /** From 1, within its table. */
  readonly row: number;
  readonly column: HeldColumn;
  readonly value: HeldValue;
}

/** Everything held about the person who asks, one table at a time, as many rows as there are. */
export async function exportHeldData(
  ctx: Ctx,
  tables: readonly HeldTable[],
): Promise<Result<AsyncGenerator<CopiedValue[]>, 'sign-in-needed'>> {
  const first = await readHeldData(ctx, tables.slice(0, 1), null);
  if (!first.ok) return first;
  return ok(batches(ctx, first.value, tables.slice(1)));
}

async function* batches(
  ctx: Ctx,
  first: readonly HeldRows[],
  rest: readonly HeldTable[],
): AsyncGenerator<CopiedValue[]> {
  for (const held of first) yield copied(held);
  for (const table of rest) {
    const read = await readHeldData(ctx, [table], null);
    if (read.ok) for (const held of read.value) yield copied(held);
  }
}

function copied({ table, rows }: HeldRows): CopiedValue[] {
  return rows.flatMap((row, index) =>
    table.columns.map((column) => ({
      table: table.table,
      row: index + 1,
      column,
      value: row[column.name] ?? null,
    })),
  );
}
