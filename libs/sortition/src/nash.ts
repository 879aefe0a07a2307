import type { Model } from 'highs';
import { columnsOf, type PanelSpace } from './panel-space.ts';
import { createProgram, type Row, type Solver, solve } from './solver.ts';

/** The product of all shares is maximal to this relative precision. */
const GAP = 1e-10;
const MOST_ROUNDS = 100;

/**
 * Maximises Σ people·log(share), the logarithm of the product of everybody's share, over the space with fractions of
 * people allowed: logarithms are replaced by tangents, and where the solution lies above the curve a tangent there is
 * added (Kelley's cutting planes). Types that no panel can hold have share 0 and are left out of the product.
 * @param from shares to begin with, such as the leximin's: 0 only where nothing else is possible
 * @returns how many of each type a panel has on average
 */
export function nashShares(solver: Solver, space: PanelSpace, from: Float64Array): Float64Array {
  const { people } = space;
  const model = createProgram(solver, tangentProgram(space, from));
  try {
    let at = from;
    let height = logProduct(people, from, from);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const solved = solve(solver, model);
      if (solved === null) throw new Error('The product has no maximum.');
      const values = solved.values.slice(0, people.length);
      const reached = logProduct(people, values, from);
      if (reached > height) [at, height] = [values, reached];
      if (solved.objective - height <= GAP * sumOf(people)) return at;
      addTangents(model, values, solved.values, from);
    }
    return at;
  } finally {
    model.dispose();
  }
}

/** Columns: the types, then a logarithm for each. Rows: those of the space, then tangents. */
function tangentProgram(space: PanelSpace, from: Float64Array) {
  const { people } = space;
  const logs = Array.from(people, (cost, type) => {
    const isPossible = (from[type] ?? 0) > POSSIBLE;
    const most = Math.log(cost);
    return { cost: isPossible ? cost : 0, lower: isPossible ? -100 : 0, upper: isPossible ? most : 0 };
  });
  const tangents = [...people.keys()]
    .filter((type) => (from[type] ?? 0) > POSSIBLE)
    .flatMap((type) => GRID.map((factor) => tangent(type, people.length, factor * (from[type] ?? 0))));
  return {
    sense: 'maximize' as const,
    columns: [...columnsOf(space, false), ...logs],
    rows: [...space.rows, ...tangents],
  };
}

const POSSIBLE = 1e-9;
/** Where the first tangents are, around the shares to begin with. */
const GRID = [0.5, 0.75, 1, 1.5, 2.5];

/** log(x) ≤ log(q) + (x − q)/q. */
function tangent(type: number, types: number, q: number): Row {
  return {
    lower: Number.NEGATIVE_INFINITY,
    upper: Math.log(q) - 1,
    entries: [
      [type, -1 / q],
      [types + type, 1],
    ],
  };
}

function addTangents(model: Model, values: Float64Array, solved: Float64Array, from: Float64Array): void {
  for (const [type, value] of values.entries()) {
    const logarithm = solved[values.length + type] ?? 0;
    if ((from[type] ?? 0) <= POSSIBLE || logarithm - Math.log(Math.max(value, 1e-12)) <= GAP / 10) continue;
    const { lower, upper, entries } = tangent(type, values.length, Math.max(value, (from[type] ?? 0) / 100));
    const indices = entries.map(([column]) => column);
    model.addRow(lower, upper, { indices, values: entries.map(([, weight]) => weight) });
  }
}

function logProduct(people: Float64Array, values: Float64Array, from: Float64Array): number {
  return people.reduce(
    (sum, count, type) =>
      (from[type] ?? 0) > POSSIBLE ? sum + count * Math.log(Math.max(values[type] ?? 0, 1e-12)) : sum,
    0,
  );
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
