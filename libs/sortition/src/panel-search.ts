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
  /** The same, quickly, and where no box is given anywhere; null also where the dive ends in a place without panels. */
  dive(weights: Float64Array, box?: Box): Counts | null;
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
    dive: (weights, box = everywhere) => dive(solver, aimed(relaxed, box, weights)),
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

/** Solves the relaxation, fixes the fractions nearest to whole numbers, and again, each time from the last basis. */
function dive(solver: Solver, model: Model): Counts | null {
  for (;;) {
    const solved = solve(solver, model);
    if (solved === null) return null;
    const fractions = nearestToWhole(solved.values);
    if (fractions.length === 0) return Int32Array.from(solved.values, Math.round);
    for (const type of fractions.slice(0, Math.ceil(fractions.length * AT_ONCE))) {
      const value = Math.round(solved.values[type] ?? 0);
      model.changeColBounds(type, value, value);
    }
  }
}

const AT_ONCE = 0.2;
const WHOLE = 1e-6;

/** What is not whole, the nearest to it first; of halves the first. */
function nearestToWhole(values: Float64Array): number[] {
  const distance = (type: number) => Math.abs((values[type] ?? 0) - Math.round(values[type] ?? 0));
  const fractions = [...values.keys()].filter((type) => distance(type) > WHOLE);
  return fractions.sort((a, b) => distance(a) - distance(b) || a - b);
}

function wholeSolution(solver: Solver, model: Model): Counts | null {
  const solved = solve(solver, model);
  return solved && Int32Array.from(solved.values, Math.round);
}
