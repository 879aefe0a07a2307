import type { TableDeclaration } from '#kernel/personal-data.ts';

/** What time does to one table. */
export interface Retention {
  readonly table: string;
  /** The column the days are counted from. */
  readonly ages: string;
  readonly days: number;
  readonly purposes: readonly string[];
  /** `delete` takes the rows away; a list empties these columns. */
  readonly does: 'delete' | readonly string[];
}

/** Looked for in this order where a table does not say which column its age is counted from. */
const USUAL = ['at', 'created_at'];

/** The column a table's age is counted from; undefined: it has none. */
export function agesOf({ ages, personal, notPersonal }: TableDeclaration): string | undefined {
  const columns = [...Object.keys(personal), ...notPersonal];
  return ages ?? USUAL.find((usual) => columns.includes(usual));
}

/**
 * From the modules' own declarations: what is kept for so many days goes after them. Where a whole row is kept so long
 * it goes; where only some of its columns are, these are emptied.
 */
export function retentionPlan(declared: readonly TableDeclaration[]): Retention[] {
  return declared.flatMap((table): Retention[] => {
    const columns = Object.entries(table.personal);
    const timed = columns.flatMap(([column, { retention, purpose, erase }]) =>
      typeof retention === 'object' ? [{ column, days: retention.days, purpose, erase }] : [],
    );
    const ages = agesOf(table);
    if (timed.length === 0 || ages === undefined) return [];
    const purposes = [...new Set(timed.map(({ purpose }) => purpose))];
    const wholeRow = timed.length === columns.length || timed.some(({ erase }) => erase === 'delete-row');
    const days = Math.max(...timed.map((one) => one.days));
    if (wholeRow) return [{ table: table.table, ages, days, purposes, does: 'delete' }];
    return [{ table: table.table, ages, days, purposes, does: timed.map(({ column }) => column) }];
  });
}
