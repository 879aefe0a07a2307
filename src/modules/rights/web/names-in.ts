import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HeldRows } from '../held-data.ts';

/** A name for a value that is an id: the title of a proposal, the name of a district. */
export interface NamedValue {
  readonly text: string;
  readonly lang?: string;
  readonly href?: string;
}

/** Names of ids by column (`table.column`), then by id. A value without a name is shown as it is. */
export type NamesOf = (
  ctx: Ctx,
  reader: Reader,
  ids: ReadonlyMap<string, readonly string[]>,
) => Promise<ReadonlyMap<string, ReadonlyMap<string, NamedValue>>>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

export function idsIn(held: readonly HeldRows[]): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { table, rows } of held) {
    for (const { place, name } of table.columns) {
      const found = rows.map((row) => row[name]).filter((value) => typeof value === 'string' && UUID.test(value));
      if (found.length > 0) ids.set(place, [...new Set(found as string[])]);
    }
  }
  return ids;
}
