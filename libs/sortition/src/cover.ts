import type { Model } from 'highs';
import type { PanelSearch } from './panel-search.ts';
import { type Counts, type Cut, weigh } from './panel-space.ts';
import type { Portion } from './peel.ts';
import { scattered } from './scatter.ts';
import { createProgram, type Solver, solve } from './solver.ts';

/** Panels and the chance of each, which sum to 1; or a half space that holds every panel and not the target. */
export type Covered = { readonly portions: readonly Portion[] } | { readonly cut: Cut };

/** How far Σ chances may stay above 1; probabilities are right to about this times the size of the panel. */
const ENOUGH = 1e-8;
/** What the target itself costs as a column: it makes the program feasible from the first round. */
const MAKESHIFT = 1.2;

/**
 * Writes the target (people of each type in an average panel) as an average of panels, by column generation:
 * min Σ λ over panels P with Σ λ_P·counts_P ≥ target is 1 exactly where that can be done, and its duals say where not.
 * @param known panels to begin with, by {@link keyOf}; grows
 */
export function cover(solver: Solver, target: Float64Array, { search, known, once, tell }: Covering): Covered | null {
  const program = createCover(solver, target);
  try {
    for (const counts of known.values()) program.add(counts);
    for (let round = 0; ; round++) {
      const { value, weights, chances } = program.solve();
      tell(Math.min(1, Math.log(Math.max(value - 1, ENOUGH)) / Math.log(ENOUGH)));
      if (value <= 1 + ENOUGH) return { portions: portionsOf([...known.values()], chances) };
      if (once) return null;
      const found = divedPanels(search, weights, round).filter((counts) => isNew(counts, known));
      if (found.length === 0) {
        const best = search.best(weights) as Counts;
        const most = weigh(best, weights);
        if (value > most + ENOUGH || !isNew(best, known)) return { cut: { weights, most } };
        found.push(best);
      }
      for (const counts of found) program.add(counts);
    }
  } finally {
    program.dispose();
  }
}

interface Covering {
  readonly search: PanelSearch;
  readonly known: Map<string, Counts>;
  /** Only tries the panels known. */
  readonly once: boolean;
  readonly tell: (done: number) => void;
}

interface Cover {
  add(counts: Counts): void;
  solve(): { value: number; weights: Float64Array; chances: Float64Array };
  dispose(): void;
}

function createCover(solver: Solver, target: Float64Array): Cover {
  const rows = Array.from(target, (lower) => ({
    lower,
    upper: Number.POSITIVE_INFINITY,
    entries: [[0, lower] as const],
  }));
  const columns = [{ cost: MAKESHIFT, lower: 0, upper: Number.POSITIVE_INFINITY }];
  const model: Model = createProgram(solver, { sense: 'minimize', columns, rows });
  return {
    add(counts) {
      const indices = [...counts.keys()].filter((type) => (counts[type] ?? 0) > 0);
      model.addCol(1, 0, Number.POSITIVE_INFINITY, { indices, values: indices.map((type) => counts[type] ?? 0) });
    },
    solve() {
      const solved = solve(solver, model);
      if (solved === null) throw new Error('The cover has no solution.');
      const weights = solved.duals.map((dual) => Math.max(0, dual));
      return { value: solved.objective, weights, chances: solved.values.slice(1) };
    },
    dispose: () => model.dispose(),
  };
}

const DIVES = 8;

/** Panels worth more than they cost: dives for the weights, and for weights near them. */
function divedPanels(search: PanelSearch, weights: Float64Array, round: number): Counts[] {
  const found = new Map<string, Counts>();
  for (let dive = 0; dive < DIVES; dive++) {
    const near = weights.map((weight, type) => weight * (1 + ((0.3 * dive) / DIVES) * scattered(dive, round, type)));
    const counts = search.dive(near);
    if (counts !== null && weigh(counts, weights) > 1 + ENOUGH) found.set(keyOf(counts), counts);
  }
  return [...found.values()];
}

/** Whether it was not known; then it is. */
export function isNew(counts: Counts, known: Map<string, Counts>): boolean {
  const key = counts.join(' ');
  if (known.has(key)) return false;
  known.set(key, counts);
  return true;
}

function keyOf(counts: Counts): string {
  return counts.join(' ');
}

function portionsOf(panels: readonly Counts[], chances: Float64Array): Portion[] {
  const used = panels.flatMap((counts, at) =>
    (chances[at] ?? 0) > 1e-12 ? [{ counts, share: chances[at] ?? 0 }] : [],
  );
  const sum = used.reduce((total, { share }) => total + share, 0);
  return used.map(({ counts, share }) => ({ counts, share: share / sum }));
}
