import type { Model } from 'highs';
import { columnsOf, type PanelSpace } from './panel-space.ts';
import { createProgram, type Row, type Solver, solve } from './solver.ts';

/** A dual above this proves that its type has this share in every optimum; duals, weighed by people, sum to 1. */
const POSITIVE = 1e-7;

/**
 * Maximises the smallest share, then the next smallest, and so on, over the space with fractions of people allowed. A
 * type is settled once a positive dual proves its share the same in all optima (complementary slackness).
 * @returns how many of each type a panel has on average
 */
export function leximinLevels(solver: Solver, space: PanelSpace): Float64Array {
  const { people, rows } = space;
  const model = createProgram(solver, levelProgram(space));
  const settled = new Map<number, number>();
  let hair = 0;
  try {
    for (;;) {
      const solved = solve(solver, model);
      if (solved === null) {
        hair = loosen(model, settled, { people, before: hair });
        continue;
      }
      const share = Math.min(1, Math.max(0, solved.objective));
      for (const type of newlySettled(space, solved.duals, settled)) {
        settled.set(type, share * (people[type] ?? 0));
        model.changeColBounds(type, Math.max(0, share * (people[type] ?? 0) - hair), people[type] ?? 0);
        model.changeRowBounds(rows.length + type, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
      }
      // The solution itself, not the levels: its sums are those of a panel to the solver's last digit.
      if (settled.size === people.length) return solved.values.slice(0, people.length);
    }
  } finally {
    model.dispose();
  }
}

/** Rounding may close a space that is open: settled types give way by a hair. @returns the hair */
function loosen(
  model: Model,
  settled: ReadonlyMap<number, number>,
  { people, before }: { people: Float64Array; before: number },
): number {
  const hair = before === 0 ? 1e-10 : before * 4;
  if (hair > 1e-7) throw new Error('The levels have no solution.');
  for (const [type, count] of settled) model.changeColBounds(type, Math.max(0, count - hair), people[type] ?? 0);
  return hair;
}

/** Maximises the smallest share and nothing else; of the solutions it returns the one the solver ends at. */
export function maximinLevel(solver: Solver, space: PanelSpace): Float64Array {
  const model = createProgram(solver, levelProgram(space));
  try {
    return solveLevel(solver, model).values.slice(0, space.people.length);
  } finally {
    model.dispose();
  }
}

/** Columns: the types, then the share to maximise. Rows: those of the space, then one for each type. */
function levelProgram(space: PanelSpace) {
  const columns = columnsOf(space, false);
  const share = columns.length;
  const shares = Array.from(
    space.people,
    (people, type): Row => ({
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
      entries: [
        [type, 1],
        [share, -people],
      ],
    }),
  );
  return {
    sense: 'maximize' as const,
    columns: [...columns, { cost: 1, lower: 0, upper: 1 }],
    rows: [...space.rows, ...shares],
  };
}

function solveLevel(solver: Solver, model: Model) {
  const solved = solve(solver, model);
  if (solved === null) throw new Error('The levels have no solution.');
  return solved;
}

function newlySettled(
  { people, rows }: PanelSpace,
  duals: Float64Array,
  settled: ReadonlyMap<number, number>,
): readonly number[] {
  const open = [...people.keys()].filter((type) => !settled.has(type));
  const weight = (type: number) => Math.abs(duals[rows.length + type] ?? 0) * (people[type] ?? 0);
  const proven = open.filter((type) => weight(type) > POSITIVE);
  // No dual: the share is stopped by its own bound of 1, for all that are left.
  return proven.length > 0 ? proven : open;
}
