import type { Optimum } from './optimum.ts';
import { createPanelSearch, type PanelSearch } from './panel-search.ts';
import { type Counts, type PanelSpace, panelSpace } from './panel-space.ts';
import { type Peeled, type Portion, peel } from './peel.ts';
import { createProgram, type Solver, solve } from './solver.ts';

/**
 * Rounds chances to a lottery of equal tickets, each a panel that meets the quotas. First everybody's number of tickets is
 * rounded down or up, the same for people who are alike wherever that can be done; then panels are sought that add up to
 * these numbers. Where none do, the last tickets come as near as they can.
 * @param most tickets with the same composition, unless more are needed
 * @returns compositions, each with its number of tickets; the numbers sum to `tickets`
 */
export function roundToTickets(
  solver: Solver,
  { space, target, portions }: Optimum,
  { tickets, most, tell }: { tickets: number; most: number; tell: (done: number) => void },
): readonly Portion[] {
  const plain = panelSpace(space.pool, space.size);
  const search = createPanelSearch(solver, plain);
  try {
    const wanted = wholeNumbers(solver, plain, { target, tickets });
    let begun = roundedDown(portions, wanted ?? target.map((value) => tickets * value), tickets);
    for (const attempt of wanted === null ? [] : [1, 2, 3]) {
      const peeled = peel(plain, wanted as Float64Array, { search, mass: tickets, most, whole: true, attempt, tell });
      if (peeled.left <= begun.left) begun = peeled;
      if (begun.left === 0) break;
    }
    return [...begun.portions, ...remaining(plain, search, begun)];
  } finally {
    search.dispose();
  }
}

/**
 * How many tickets each type gets: as many for each of its people, rounded down or up; where quotas forbid that, any number
 * rounded down or up; null where quotas forbid that too.
 */
function wholeNumbers(
  solver: Solver,
  space: PanelSpace,
  { target, tickets }: { target: Float64Array; tickets: number },
): Float64Array | null {
  const { people } = space;
  const each = nextTo(target.map((value, type) => (tickets * value) / (people[type] ?? 1)));
  const equal = rounded(solver, space, { values: each, factors: people, tickets });
  if (equal !== null) return equal.map((value, type) => value * (people[type] ?? 0));
  const sums = nextTo(target.map((value) => tickets * value));
  return rounded(solver, space, { values: sums, factors: people.map(() => 1), tickets });
}

/** Whole where only the solver's last digits say otherwise. */
function nextTo(values: Float64Array): Float64Array {
  return values.map((value) => (Math.abs(value - Math.round(value)) < 1e-5 ? Math.round(value) : value));
}

/** Each value rounded down or up, the nearest way on the whole; null where quotas forbid it or the search is too long. */
function rounded(
  solver: Solver,
  space: PanelSpace,
  { values, factors, tickets }: { values: Float64Array; factors: Float64Array; tickets: number },
): Float64Array | null {
  const columns = Array.from(values, (value, type) => ({
    cost: (factors[type] ?? 1) * (value - Math.floor(value) - 0.5),
    lower: Math.floor(value),
    upper: Math.ceil(value),
    whole: true,
  }));
  const rows = space.rows.map(({ lower, upper, entries }) => ({
    lower: lower * tickets,
    upper: upper * tickets,
    entries: entries.map(([type, weight]) => [type, weight * (factors[type] ?? 1)] as const),
  }));
  const model = createProgram(solver, { sense: 'maximize', columns, rows });
  try {
    model.options.set({ mip_rel_gap: 0.02, mip_max_nodes: MOST_NODES });
    return solve(solver, model)?.values.map(Math.round) ?? null;
  } finally {
    model.dispose();
  }
}

const MOST_NODES = 5000;

/** The portions of the optimum, each with its whole tickets. */
function roundedDown(portions: readonly Portion[], wanted: Float64Array, tickets: number): Peeled {
  const whole = portions
    .map(({ counts, share }) => ({ counts, share: Math.floor(tickets * share + 1e-9) }))
    .filter(({ share }) => share > 0);
  const rest = Float64Array.from(wanted);
  for (const { counts, share } of whole) {
    for (const [type, count] of counts.entries()) rest[type] = (rest[type] ?? 0) - share * count;
  }
  return { portions: whole, left: tickets - whole.reduce((sum, { share }) => sum + share, 0), rest };
}

/** One ticket after the other: of the types that lack most, as many people as quotas allow. */
function remaining({ people }: PanelSpace, search: PanelSearch, { left, rest }: Peeled): Portion[] {
  const lacking = Float64Array.from(rest);
  return Array.from({ length: left }, (_, done) => {
    const weights = lacking.map((value, type) => value / (left - done) / (people[type] ?? 1));
    const counts = search.best(weights) as Counts;
    for (const [type, count] of counts.entries()) lacking[type] = (lacking[type] ?? 0) - count;
    return { counts, share: 1 };
  });
}
