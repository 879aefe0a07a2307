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

/** A table that its own module's job lets go: age alone does not say when. */
export interface OwnRetention {
  readonly table: string;
  readonly job: string;
  readonly days: number;
  readonly purposes: readonly string[];
}

/** Looked for in this order where a table does not say which column its age is counted from. */
const USUAL = ['at', 'created_at'];

/** The column a table's age is counted from; undefined: it has none. */
export function agesOf({ ages, personal, notPersonal }: TableDeclaration): string | undefined {
  const columns = [...Object.keys(personal), ...notPersonal];
  if (typeof ages === 'object') return undefined;
  return ages ?? USUAL.find((usual) => columns.includes(usual));
}

/**
 * From the modules' own declarations: what is kept for so many days goes after them. Where a whole row is kept so long
 * it goes; where only some of its columns are, these are emptied.
 */
export function retentionPlan(declared: readonly TableDeclaration[]): Retention[] {
  return declared.flatMap((table): Retention[] => {
    const timed = timedColumns(table);
    const ages = agesOf(table);
    if (timed.length === 0 || ages === undefined) return [];
    const columns = Object.keys(table.personal).length;
    const wholeRow = timed.length === columns || timed.some(({ erase }) => erase === 'delete-row');
    const does = wholeRow ? 'delete' : timed.map(({ column }) => column);
    return [{ table: table.table, ages, ...termOf(timed), does }];
  });
}

/** The tables that the jobs of their own modules let go. */
export function ownRetentions(declared: readonly TableDeclaration[]): OwnRetention[] {
  return declared.flatMap((table): OwnRetention[] => {
    const timed = timedColumns(table);
    if (timed.length === 0 || typeof table.ages !== 'object') return [];
    return [{ table: table.table, job: table.ages.job, ...termOf(timed) }];
  });
}

interface Timed {
  readonly column: string;
  readonly days: number;
  readonly purpose: string;
  readonly erase: string;
}

function timedColumns({ personal }: TableDeclaration): Timed[] {
  return Object.entries(personal).flatMap(([column, { retention, purpose, erase }]) =>
    typeof retention === 'object' ? [{ column, days: retention.days, purpose, erase }] : [],
  );
}

function termOf(timed: readonly Timed[]) {
  return {
    days: Math.max(...timed.map(({ days }) => days)),
    purposes: [...new Set(timed.map(({ purpose }) => purpose))],
  };
}
