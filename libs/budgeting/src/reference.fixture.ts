import type { Election } from './election.ts';
import type { Completion } from './equal-shares.ts';
import { add, compare, divide, multiply, type Rational, rational, subtract, ZERO } from './rational.ts';
import type { Tie } from './ties.ts';

/**
 * The rules as one would explain them: every voter by herself, every amount a fraction, everything looked at in every
 * round. For comparison with the fast ones on small elections.
 */
export interface ReferenceOptions {
  readonly utility: 'cost' | 'count' | 'borda';
  readonly completion: Completion;
  readonly guard: boolean;
  readonly comparison: boolean;
  readonly ties: readonly Tie[];
}

interface Voter {
  readonly points: ReadonlyMap<number, number>;
  money: Rational;
}

export interface Purchase {
  readonly project: number;
  readonly rho: Rational;
  readonly payments: readonly Rational[];
}

const min = (a: Rational, b: Rational) => (compare(a, b) < 0 ? a : b);
const sum = (values: readonly Rational[]) => values.reduce(add, ZERO);
const costOf = (election: Election, project: number) => election.projects[project]?.cost as bigint;
const total = (election: Election, projects: readonly number[]) =>
  projects.reduce((all, project) => all + costOf(election, project), 0n);

export function votersOf({ ballots }: Election): Voter[] {
  return [...ballots.weights].flatMap((weight, row) => {
    const points = new Map<number, number>();
    for (let at = ballots.starts[row] as number; at < (ballots.starts[row + 1] as number); at += 1)
      points.set(ballots.projects[at] as number, ballots.points[at] as number);
    return Array.from({ length: weight }, () => ({ points, money: ZERO }));
  });
}

const votesFor = (election: Election, project: number) =>
  votersOf(election).reduce((votes, { points }) => votes + (points.get(project) ?? 0), 0);

/** Negative where a comes before b among equals. */
function byTies(election: Election, ties: readonly Tie[], a: number, b: number): number {
  for (const tie of [...ties, 'id']) {
    const [left, right] = [election.projects[a], election.projects[b]];
    if (tie === 'cost' && left?.cost !== right?.cost) return Number(costOf(election, a) - costOf(election, b));
    if (tie === 'votes' && votesFor(election, a) !== votesFor(election, b))
      return votesFor(election, b) - votesFor(election, a);
    if (tie === 'id') return (left?.id ?? '') < (right?.id ?? '') ? -1 : 1;
  }
  return 0;
}

export function referenceGreedy(
  election: Election,
  utility: 'cost' | 'count',
  ties: readonly Tie[],
  taken: number[] = [],
) {
  const value = (project: number) => {
    const votes = votesFor(election, project);
    if (utility === 'cost' || votes === 0) return rational(BigInt(votes));
    const cost = costOf(election, project);
    return cost === 0n ? rational(10n ** 30n) : rational(BigInt(votes), cost);
  };
  const order = [...election.projects.keys()].sort(
    (a, b) => compare(value(b), value(a)) || byTies(election, ties, a, b),
  );
  const winners = [...taken];
  for (const project of order) {
    const fits = total(election, winners) + costOf(election, project) <= election.budget;
    if (!winners.includes(project) && fits) winners.push(project);
  }
  return winners;
}

export function referencePhragmen(election: Election, ties: readonly Tie[]): number[] {
  const voters = votersOf(election);
  const loads = voters.map(() => ZERO);
  const winners: number[] = [];
  for (;;) {
    const offers = [...election.projects.keys()].flatMap((project) => {
      const supporters = voters.flatMap(({ points }, at) => (points.has(project) ? [at] : []));
      if (winners.includes(project) || supporters.length === 0) return [];
      if (costOf(election, project) > election.budget) return [];
      const carried = sum(supporters.map((at) => loads[at] as Rational));
      const load = divide(add(carried, rational(costOf(election, project))), rational(BigInt(supporters.length)));
      return [{ project, supporters, load }];
    });
    const least = offers.reduce<Rational | null>((best, { load }) => (best === null ? load : min(best, load)), null);
    const due = offers.filter(({ load }) => least !== null && compare(load, least) === 0);
    const left = election.budget - total(election, winners);
    if (due.length === 0 || due.some(({ project }) => costOf(election, project) > left)) return winners;
    const next = due.sort((a, b) => byTies(election, ties, a.project, b.project))[0] as (typeof due)[number];
    winners.push(next.project);
    for (const at of next.supporters) loads[at] = next.load;
  }
}

const unitOf = (election: Election, utility: ReferenceOptions['utility'], points: number, project: number) => {
  if (election.kind !== 'approval') return rational(BigInt(points));
  return utility === 'cost' ? rational(costOf(election, project)) : rational(1n);
};

/** Equal Shares from one endowment (in the election's units), with every payment of every voter. */
export function referenceShares(
  election: Election,
  endowment: Rational,
  { utility, ties }: Pick<ReferenceOptions, 'utility' | 'ties'>,
  withheld = -1,
): { purchases: Purchase[]; money: Rational[] } {
  const voters = votersOf(election).map((voter) => ({ ...voter, money: endowment }));
  const purchases: Purchase[] = [];
  for (;;) {
    const offers = [...election.projects.keys()].flatMap((project) => {
      if (project === withheld || purchases.some((purchase) => purchase.project === project)) return [];
      const rho = priceOf(election, voters, utility, project);
      return rho === null ? [] : [{ project, rho }];
    });
    offers.sort((a, b) => compare(a.rho, b.rho) || byTies(election, ties, a.project, b.project));
    const [next] = offers;
    if (next === undefined) return { purchases, money: voters.map(({ money }) => money) };
    const payments = voters.map(({ points, money }) => {
      const given = points.get(next.project);
      if (given === undefined) return ZERO;
      return min(money, multiply(next.rho, unitOf(election, utility, given, next.project)));
    });
    voters.forEach((voter, at) => {
      voter.money = subtract(voter.money, payments[at] as Rational);
    });
    purchases.push({ ...next, payments });
  }
}

/** The least price for a unit of utility at which the supporters together pay the cost. */
function priceOf(election: Election, voters: readonly Voter[], utility: ReferenceOptions['utility'], project: number) {
  const supporters = voters.filter(({ points }) => points.has(project));
  const cost = rational(costOf(election, project));
  if (supporters.length === 0) return null;
  if (cost.n === 0n) return ZERO;
  if (compare(sum(supporters.map(({ money }) => money)), cost) < 0) return null;
  const units = supporters.map(({ points, money }) => {
    const unit = unitOf(election, utility, points.get(project) as number, project);
    return { money, unit, most: divide(money, unit) };
  });
  units.sort((a, b) => compare(a.most, b.most));
  for (let poor = 0; poor < units.length; poor += 1) {
    const missing = subtract(cost, sum(units.slice(0, poor).map(({ money }) => money)));
    const rho = divide(missing, sum(units.slice(poor).map(({ unit }) => unit)));
    if (compare(rho, (units[poor] as { most: Rational }).most) <= 0) return rho;
  }
  throw new Error('Who together have enough can pay.');
}

/** Equal Shares whole: completion, guard, comparison. */
export function referenceEqualShares(election: Election, options: ReferenceOptions) {
  const everything = [...election.projects.keys()];
  const allFits = total(election, everything) <= election.budget;
  const voters = votersOf(election);
  const start = voters.length === 0 ? ZERO : rational(election.budget, BigInt(voters.length));
  const { endowment, bought } = completed(election, options, start, allFits || voters.length === 0);
  const fills = options.completion.endsWith('utilitarian') || (options.guard && allFits);
  const winners = fills ? referenceGreedy(election, 'cost', options.ties, bought) : bought;
  if (!options.comparison) return { winners, endowment };
  const greedy = referenceGreedy(election, 'cost', options.ties);
  const gains = voters.map(({ points }) => {
    const worth = (projects: readonly number[]) =>
      projects.reduce((all, project) => all + (points.get(project) ?? 0), 0);
    return worth(greedy) - worth(winners);
  });
  const prefersGreedy = gains.filter((gain) => gain > 0).length > gains.filter((gain) => gain < 0).length;
  return { winners: prefersGreedy ? greedy : winners, endowment };
}

function completed(election: Election, options: ReferenceOptions, start: Rational, isPlain: boolean) {
  const at = (endowment: Rational) => {
    const bought = referenceShares(election, endowment, options).purchases.map(({ project }) => project);
    return { endowment, bought };
  };
  let now = at(start);
  if (isPlain || !options.completion.startsWith('add1')) return now;
  const wanted = [...election.projects.keys()].filter((project) =>
    votersOf(election).some(({ points }) => points.has(project)),
  );
  for (;;) {
    const left = election.budget - total(election, now.bought);
    const isExhaustive = [...election.projects.keys()].every(
      (project) => now.bought.includes(project) || costOf(election, project) > left,
    );
    if (now.bought.length === wanted.length) return now;
    if (options.completion === 'add1-exhaustive' && isExhaustive) return now;
    const next = at(add(now.endowment, rational(election.scale)));
    if (total(election, next.bought) > election.budget) return now;
    now = next;
  }
}

/** The share of its cost that a withheld project's supporters could give at each round's best price: the largest. */
export function effectiveSupportOf(
  election: Election,
  endowment: Rational,
  options: Pick<ReferenceOptions, 'utility' | 'ties'>,
  project: number,
): Rational {
  const cost = costOf(election, project);
  const voters = votersOf(election);
  const supporters = voters.flatMap(({ points }, at) => (points.has(project) ? [at] : []));
  if (cost === 0n || supporters.length === 0) return ZERO;
  const { purchases } = referenceShares(election, endowment, options, project);
  const money = voters.map(() => endowment);
  const unit = (at: number) => unitOf(election, options.utility, voters[at]?.points.get(project) ?? 0, project);
  let most = ZERO;
  for (const next of [...purchases, null]) {
    const given = supporters.map((at) => {
      const has = money[at] as Rational;
      return next === null ? has : min(has, multiply(next.rho, unit(at)));
    });
    const share = divide(sum(given), rational(cost));
    if (compare(share, most) > 0) most = share;
    next?.payments.forEach((paid, at) => {
      money[at] = subtract(money[at] as Rational, paid);
    });
  }
  return most;
}
