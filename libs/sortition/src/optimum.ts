import { cover, isNew } from './cover.ts';
import { leximinLevels, maximinLevel } from './levels.ts';
import { nashShares } from './nash.ts';
import { createPanelSearch, type PanelSearch } from './panel-search.ts';
import { type Counts, type Cut, type PanelSpace, panelSpace } from './panel-space.ts';
import { ENOUGH, type Portion, peel } from './peel.ts';
import type { Pool } from './pool.ts';
import type { Solver } from './solver.ts';

/** What is made fairest: the smallest chance and all after it, the smallest chance alone, or the product of all. */
export type Fairness = 'leximin' | 'maximin' | 'nash';

export interface Optimum {
  readonly space: PanelSpace;
  /** How many of each type a panel has on average; divided by the people of the type, the chance of each. */
  readonly target: Float64Array;
  /** Panels and their chances that give this average. */
  readonly portions: readonly Portion[];
}

/**
 * The fairest chances over all panels that meet the quotas. They are found over a larger space first, in which people can be
 * divided; where the result is an average of real panels, it is the optimum. Where not, a half space that tells the two apart
 * is cut off, and again. The pool must have a panel.
 */
export function findOptimum(
  solver: Solver,
  pool: Pool,
  { size, fairness, tell }: { size: number; fairness: Fairness; tell: (done: number, doing: string) => void },
): Optimum {
  const cuts: Cut[] = [];
  const known = new Map<string, Counts>();
  for (;;) {
    const space = panelSpace(pool, size, cuts);
    tell(0, `finding the fairest chances${cuts.length > 0 ? `, round ${cuts.length + 1}` : ''}`);
    const target = TARGETS[fairness](solver, space);
    const search = createPanelSearch(solver, space);
    try {
      const saying = (done: number) => tell(done, 'finding panels that give these chances');
      const found = asAverage(solver, space, target, { search, known, tell: saying });
      if ('portions' in found) return { space, target, portions: found.portions };
      cuts.push(found.cut);
    } finally {
      search.dispose();
    }
  }
}

const TARGETS: Readonly<Record<Fairness, (solver: Solver, space: PanelSpace) => Float64Array>> = {
  leximin: leximinLevels,
  maximin: maximinLevel,
  nash: (solver, space) => nashShares(solver, space, leximinLevels(solver, space)),
};

const ATTEMPTS = 3;

/** Peels several ways; where none arrives, looks among all panels met, and at last for new ones. */
function asAverage(
  solver: Solver,
  space: PanelSpace,
  target: Float64Array,
  given: { search: PanelSearch; known: Map<string, Counts>; tell: (done: number) => void },
): { readonly portions: readonly Portion[] } | { readonly cut: Cut } {
  const { known } = given;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { portions, left } = peel(space, target, { ...given, mass: 1, most: 1, whole: false, attempt });
    if (left <= ENOUGH) return { portions };
    // Nothing in the face of the target itself: it is no average of panels.
    if (portions.length === 0) break;
    for (const { counts } of portions) isNew(counts, known);
    if (attempt === 0) continue;
    const joined = cover(solver, target, { ...given, once: true });
    if (joined !== null) return joined;
  }
  const found = cover(solver, target, { ...given, once: false });
  if (found === null) throw new Error('The cover ended without a result.');
  return found;
}
