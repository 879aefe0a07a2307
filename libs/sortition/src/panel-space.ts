import { type PersonType, type Pool, type Quota, typesOf } from './pool.ts';
import type { Column, Row } from './solver.ts';

/** How many people of each type a panel has. */
export type Counts = Int32Array;

/** Every panel satisfies Σ weights·counts ≤ most; the space without the cut did not know. */
export interface Cut {
  readonly weights: Float64Array;
  readonly most: number;
}

/** The panels that quotas allow, seen as whole-number points: one column for each type, one row for each quota. */
export interface PanelSpace {
  readonly pool: Pool;
  readonly types: readonly PersonType[];
  readonly size: number;
  /** How many people each type has. */
  readonly people: Float64Array;
  /** The size, then the quotas in their order, then the cuts. */
  readonly rows: readonly Row[];
}

export function panelSpace(pool: Pool, size: number, cuts: readonly Cut[] = []): PanelSpace {
  const types = typesOf(pool);
  const total: Row = { lower: size, upper: size, entries: types.map((_, type) => [type, 1] as const) };
  const quotas = pool.quotas.map((quota, at) => quotaRow(types, quota, at));
  const people = Float64Array.from(types, ({ members }) => members.length);
  return { pool, types, size, people, rows: [total, ...quotas, ...cuts.map(cutRow)] };
}

export function columnsOf({ people }: PanelSpace, whole: boolean): Column[] {
  return Array.from(people, (upper) => ({ cost: 0, lower: 0, upper, whole }));
}

/** What each row adds up to for these counts. */
export function activity({ rows }: PanelSpace, counts: ArrayLike<number>): Float64Array {
  return Float64Array.from(rows, ({ entries }) =>
    entries.reduce((sum, [type, weight]) => sum + weight * (counts[type] ?? 0), 0),
  );
}

export function weigh(counts: ArrayLike<number>, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let type = 0; type < weights.length; type++) sum += (counts[type] ?? 0) * (weights[type] ?? 0);
  return sum;
}

function quotaRow(types: readonly PersonType[], { min, max }: Quota, quota: number): Row {
  const entries = types.flatMap(({ features }, type) => (features.includes(quota) ? [[type, 1] as const] : []));
  return { lower: min, upper: max, entries };
}

function cutRow({ weights, most }: Cut): Row {
  const entries = [...weights].flatMap((weight, type) => (weight > 0 ? [[type, weight] as const] : []));
  return { lower: Number.NEGATIVE_INFINITY, upper: most, entries };
}
