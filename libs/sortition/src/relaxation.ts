import { panelSpace } from './panel-space.ts';
import type { Pool, Quota } from './pool.ts';
import { createProgram, type Row, type Solver, solve } from './solver.ts';

/** One quota that gives way. */
export interface Change {
  readonly category: string;
  readonly feature: string;
  readonly bound: 'min' | 'max';
  readonly from: number;
  readonly to: number;
}

/** What would make a panel possible. */
export interface Relaxation {
  /** The fewest people by which quotas must give way, quota by quota. */
  readonly changes: readonly Change[];
  /** False where it goes further than `min_flex` and `max_flex` allow, because within them there is no panel. */
  readonly withinFlex: boolean;
}

/** Whether some panel meets the quotas: null if so, else the smallest relaxation. */
export function relaxationFor(solver: Solver, pool: Pool, size: number): Relaxation | null {
  const within = smallestRelaxation(solver, pool, { size, bounds: ({ minFlex, maxFlex }) => [minFlex, maxFlex] });
  if (within !== null) return within.length === 0 ? null : { changes: within, withinFlex: true };
  const beyond = smallestRelaxation(solver, pool, { size, bounds: () => [0, Number.POSITIVE_INFINITY] });
  if (beyond === null) throw new RangeError(`There are ${pool.people.length} people: ${size} cannot be drawn.`);
  return { changes: beyond, withinFlex: false };
}

/** The relaxation in plain English, one sentence a change. */
export function relaxationInWords({ changes, withinFlex }: Relaxation): readonly string[] {
  const opening = withinFlex
    ? 'No panel meets all quotas. This would be enough, and nothing smaller is:'
    : 'No panel meets all quotas, even within their flex. This would be enough, and nothing smaller is:';
  const steps = changes.map(({ category, feature, bound, from, to }) => {
    const verb = bound === 'min' ? 'lower the minimum' : 'raise the maximum';
    return `${verb} of ${category} "${feature}" from ${from} to ${to}`;
  });
  return [opening, ...steps];
}

/**
 * Minimises the sum of what bounds give way by; among equals the solver's choice, always the same for the same files.
 * Columns: the types, then for each quota how much its min falls and its max rises.
 */
function smallestRelaxation(
  solver: Solver,
  pool: Pool,
  { size, bounds }: { size: number; bounds: (quota: Quota) => readonly [number, number] },
): Change[] | null {
  const { people, rows } = panelSpace(pool, size);
  const types = people.length;
  const columns = [
    ...Array.from(people, (upper) => ({ cost: 0, lower: 0, upper, whole: true })),
    ...pool.quotas.flatMap((quota) => {
      const [least, most] = bounds(quota);
      const upper = Math.min(most - quota.max, size);
      return [
        { cost: 1, lower: 0, upper: quota.min - least, whole: true },
        { cost: 1, lower: 0, upper: Math.max(0, upper), whole: true },
      ];
    }),
  ];
  const [total, ...quotaRows] = rows as [Row, ...Row[]];
  const relaxed = quotaRows.flatMap(({ lower, upper, entries }, at): Row[] => [
    { lower, upper: Number.POSITIVE_INFINITY, entries: [...entries, [types + 2 * at, 1]] },
    { lower: Number.NEGATIVE_INFINITY, upper, entries: [...entries, [types + 2 * at + 1, -1]] },
  ]);
  const model = createProgram(solver, { sense: 'minimize', columns, rows: [total, ...relaxed] });
  try {
    const values = solve(solver, model)?.values;
    return values === undefined ? null : pool.quotas.flatMap((quota, at) => changesOf(quota, values, types + 2 * at));
  } finally {
    model.dispose();
  }
}

function changesOf({ category, feature, min, max }: Quota, values: Float64Array, column: number): Change[] {
  const down = Math.round(values[column] ?? 0);
  const up = Math.round(values[column + 1] ?? 0);
  return [
    ...(down > 0 ? [{ category, feature, bound: 'min' as const, from: min, to: min - down }] : []),
    ...(up > 0 ? [{ category, feature, bound: 'max' as const, from: max, to: max + up }] : []),
  ];
}
