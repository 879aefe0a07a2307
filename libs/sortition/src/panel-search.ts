import type { Model } from 'highs';
import { type Counts, columnsOf, type PanelSpace } from './panel-space.ts';
import { createProgram, type Solver, solve } from './solver.ts';

/** A part of the space: bounds of the types and of the rows. */
export interface Box {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
}

/** Looks for panels; keeps its programs in the solver, each search beginning where the last one ended. Dispose of it. */
export interface PanelSearch {
  /** A panel within the box, of great weight though perhaps not the greatest; null where none is. */
  within(box: Box, weights: Float64Array): Counts | null;
  /** A panel of great weight, quickly; null where the dive ends in a place without panels. */
  dive(weights: Float64Array): Counts | null;
  /** A panel of the greatest weight, proven; null where there is no panel at all. */
  best(weights: Float64Array): Counts | null;
  dispose(): void;
}

export function createPanelSearch(solver: Solver, space: PanelSpace): PanelSearch {
  const [relaxed, near, exact] = [false, true, true].map((whole) =>
    createProgram(solver, { sense: 'maximize', columns: columnsOf(space, whole), rows: space.rows }),
  ) as [Model, Model, Model];
  near.options.set({ mip_rel_gap: 0.1 });
  const everywhere = wholeBox(space);
  return {
    within(box, weights) {
      return dive(solver, aimed(relaxed, box, weights)) ?? wholeSolution(solver, aimed(near, box, weights));
    },
    dive: (weights) => dive(solver, aimed(relaxed, everywhere, weights)),
    best: (weights) => wholeSolution(solver, aimed(exact, everywhere, weights)),
    dispose() {
      for (const model of [relaxed, near, exact]) model.dispose();
    },
  };
}

function wholeBox({ people, rows }: PanelSpace): Box {
  return {
    lower: new Float64Array(people.length),
    upper: people,
    rowLower: Float64Array.from(rows, ({ lower }) => lower),
    rowUpper: Float64Array.from(rows, ({ upper }) => upper),
  };
}

function aimed(model: Model, { lower, upper, rowLower, rowUpper }: Box, weights: Float64Array): Model {
  const types = { kind: 'range', from: 0, to: lower.length - 1 } as const;
  model.changeColsBounds(types, lower, upper);
  model.changeColsCost(types, weights);
  model.changeRowsBounds({ kind: 'range', from: 0, to: rowLower.length - 1 }, rowLower, rowUpper);
  return model;
}

/** Solves the relaxation, fixes the fraction nearest to a whole number, and again, each time from the last basis. */
function dive(solver: Solver, model: Model): Counts | null {
  for (;;) {
    const solved = solve(solver, model);
    if (solved === null) return null;
    const nearest = nearestToWhole(solved.values);
    if (nearest === null) return Int32Array.from(solved.values, Math.round);
    const value = Math.round(solved.values[nearest] ?? 0);
    model.changeColBounds(nearest, value, value);
  }
}

const WHOLE = 1e-6;

/** Among what is not whole; of halves the first. */
function nearestToWhole(values: Float64Array): number | null {
  let found: number | null = null;
  let least = 1;
  for (const [type, value] of values.entries()) {
    const distance = Math.abs(value - Math.round(value));
    if (distance <= WHOLE || distance >= least - 1e-9) continue;
    least = distance;
    found = type;
  }
  return found;
}

function wholeSolution(solver: Solver, model: Model): Counts | null {
  const solved = solve(solver, model);
  return solved && Int32Array.from(solved.values, Math.round);
}
