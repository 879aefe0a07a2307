import type { Election } from './election.ts';
import type { Outcome, Round } from './outcome.ts';
import { compare, type Rational, rational, ZERO } from './rational.ts';
import { rankingOf, type Tie, votesOf } from './ties.ts';

export interface GreedyOptions {
  /** `cost` (the usual rule): most votes first. `count`: most votes for its cost first. */
  readonly utility?: 'cost' | 'count';
  readonly ties?: readonly Tie[];
  readonly seed?: string;
}

/** Takes projects in order of votes, skipping what no longer fits. Points and ranks (Borda) count as votes. */
export function greedy(election: Election, options: GreedyOptions = {}): Outcome {
  const taken = takenGreedily(election, votesOf(election), options);
  return {
    rule: 'greedy',
    winners: taken.map((project) => idOf(election, project)),
    cost: money(election, costOf(election, taken)),
    budget: money(election, election.budget),
    endowment: null,
    rounds: takenRounds(election, taken, 'votes', null),
    comparison: null,
  };
}

/** Indices of the projects taken, in order; `votes` are {@link votesOf} the election. */
export function takenGreedily(election: Election, votes: Float64Array, options: GreedyOptions): number[] {
  const order = byVotes(election, votes, rankingOf(election, votes, options), options.utility ?? 'cost');
  return whatFits(election, order, election.budget);
}

/** All projects, most votes (`count`: most votes for the cost) first. */
export function byVotes(
  election: Election,
  votes: Float64Array,
  ranking: Int32Array,
  utility: 'cost' | 'count',
): number[] {
  // Without votes a free project would be 0/0: it comes with the others that nobody wants.
  const value = (project: number) => {
    const n = BigInt(votes[project] as number);
    return { n, d: utility === 'cost' || n === 0n ? 1n : (election.projects[project]?.cost ?? 1n) };
  };
  return [...election.projects.keys()].sort(
    (a, b) => compare(value(b), value(a)) || (ranking[a] as number) - (ranking[b] as number),
  );
}

/** Those of the list that fit, one after the other, into what is left. */
export function whatFits(election: Election, order: readonly number[], budget: bigint): number[] {
  let left = budget;
  return order.filter((project) => {
    const cost = election.projects[project]?.cost ?? 0n;
    if (cost > left) return false;
    left -= cost;
    return true;
  });
}

/** Rounds of projects that nobody paid for. */
export function takenRounds(
  election: Election,
  taken: readonly number[],
  by: 'votes' | 'utilitarian' | 'guard',
  endowment: Rational | null,
): Round[] {
  const supporters = supportersOf(election);
  return taken.map((project) => ({
    project: idOf(election, project),
    cost: money(election, election.projects[project]?.cost ?? 0n),
    by,
    rho: null,
    effectiveVotes: null,
    supporters: supporters[project] as number,
    paid: ZERO,
    endowment,
  }));
}

/** Voters who name each project. */
export function supportersOf({ ballots, projects }: Election): Float64Array {
  const supporters = new Float64Array(projects.length);
  for (let row = 0; row < ballots.rows; row += 1)
    for (let at = ballots.starts[row] as number; at < (ballots.starts[row + 1] as number); at += 1) {
      const project = ballots.projects[at] as number;
      supporters[project] = (supporters[project] as number) + (ballots.weights[row] as number);
    }
  return supporters;
}

export const idOf = (election: Election, project: number) => (election.projects[project] as { id: string }).id;
export const money = (election: Election, units: bigint) => rational(units, election.scale);
export const costOf = (election: Election, projects: readonly number[]) =>
  projects.reduce((sum, project) => sum + (election.projects[project]?.cost ?? 0n), 0n);
