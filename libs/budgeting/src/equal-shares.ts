import type { Election } from './election.ts';
import { byVotes, costOf, idOf, money, takenRounds, whatFits } from './greedy.ts';
import type { Comparison, Outcome, Progress, Round } from './outcome.ts';
import { divide, type Rational, rational, ZERO } from './rational.ts';
import { type End, lastStep, stepNear } from './shares/last-step.ts';
import { type Run, runShares } from './shares/run.ts';
import { sameFor } from './shares/same-outcome.ts';
import { type Table, tableOf, type Utility } from './shares/table.ts';
import { rankingOf, type Tie } from './ties.ts';

export type Completion = 'none' | 'add1' | 'add1-exhaustive' | 'utilitarian' | 'add1-utilitarian';

export interface SharesOptions {
  /** `cost` where not given. Ballots with points are always counted by their points; ordinal ones need `borda`. */
  readonly utility?: 'cost' | 'count' | 'borda';
  readonly completion?: Completion;
  /** Let voters compare with the greedy outcome: it is used if more of them prefer it. */
  readonly comparison?: boolean;
  /** Fund everything if everything fits; true where not given. */
  readonly guard?: boolean;
  readonly ties?: readonly Tie[];
  /** For the tie `lot`. */
  readonly seed?: string;
  /** No doubles at all. Slow; the result is the same. */
  readonly exact?: boolean;
  readonly progress?: Progress;
}

/** Thrown for ordinal ballots under Equal Shares without `utility: 'borda'`: ranks say nothing of how much. */
export class RanksNeedUtility extends Error {
  constructor() {
    super('Ordinal ballots do not say how much a voter values a project. Choose the utility borda, or another rule.');
  }
}

/**
 * The Method of Equal Shares: every voter gets the same part of the budget, and a project is bought by its supporters.
 * @throws RanksNeedUtility; RangeError for the tie `lot` without a seed
 */
export function equalShares(election: Election, options: SharesOptions = {}): Outcome {
  return outcomeOf(countShares(tableOf(election, utilityOf(election, options)), options));
}

/** A count of Equal Shares with its books, for explanations. */
export interface Count {
  readonly election: Election;
  readonly table: Table;
  readonly ranking: Int32Array;
  /** The run at the endowment that counted. */
  readonly run: Run;
  /** Units of the currency that Add1 added to each endowment. */
  readonly step: bigint;
  /** Per voter, in the election's units. */
  readonly endowment: Rational;
  readonly bought: readonly number[];
  readonly added: readonly number[];
  readonly addedBy: 'utilitarian' | 'guard';
  readonly comparison: Comparison | null;
  readonly greedy: readonly number[];
}

/**
 * Where Add1 begins to look. `from`: a step that is known to be reached. `near`: only a hint; right where no step before
 * ends the count.
 */
export type Search = { readonly from: bigint } | { readonly near: bigint };

/** @param table by {@link utilityOf} */
export function countShares(table: Table, options: SharesOptions, search: Search = { from: 0n }): Count {
  const { election, votes } = table;
  const ranking = rankingOf(election, votes, options);
  const allFits = costOf(election, [...election.projects.keys()]) <= election.budget;
  const { run, step } = completed(table, ranking, allFits, options, search);
  const { bought } = run.ledger;
  const isGuarded = allFits && (options.guard ?? true);
  const fills = isGuarded || options.completion === 'utilitarian' || options.completion === 'add1-utilitarian';
  const order = byVotes(election, votes, ranking, 'cost');
  const rest = order.filter((project) => !bought.includes(project));
  const added = fills ? whatFits(election, rest, election.budget - costOf(election, bought)) : [];
  const count = {
    election,
    table,
    ranking,
    run,
    step,
    endowment: run.endowment,
    bought,
    added,
    addedBy: isGuarded ? ('guard' as const) : ('utilitarian' as const),
    greedy: whatFits(election, order, election.budget),
  };
  return { ...count, comparison: options.comparison === true ? compareWith(count) : null };
}

/** What voters value by. @throws RanksNeedUtility */
export function utilityOf(election: Election, { utility = 'cost' }: SharesOptions): Utility {
  if (election.kind === 'ordinal' && utility !== 'borda') throw new RanksNeedUtility();
  return election.kind === 'approval' ? (utility === 'cost' ? 'cost' : 'count') : 'points';
}

/** Entries of ballots times projects up to which Add1 looks ahead. */
const FEW = 1000;

/**
 * Add1 raises every endowment by one unit of the currency as long as the outcome does not overspend. Its outcomes are
 * not monotone, so that every step is run (or is known to buy the same as one that was); only `near` a step it is looked for, and must be confirmed. If
 * all projects fit together nothing ever overspends, and it does not start.
 */
function completed(table: Table, ranking: Int32Array, allFits: boolean, options: SharesOptions, search: Search) {
  const { budget, scale, ballots } = table.election;
  const completion = options.completion ?? 'none';
  const start = ballots.voters === 0 ? ZERO : rational(budget, BigInt(ballots.voters));
  const runAt = (step: bigint) =>
    runShares(table, { n: start.n + step * scale * start.d, d: start.d }, ranking, { exact: options.exact ?? false });
  if (!completion.startsWith('add1') || allFits || ballots.voters === 0) return { run: runAt(0n), step: 0n };
  const supported = table.voters.reduce((sum, voters) => sum + (voters > 0 ? 1 : 0), 0);
  const endOf = ({ ledger: { bought } }: Run): End => {
    const spent = costOf(table.election, bought);
    options.progress?.(Number(spent / scale), Number(budget / scale), 'raising endowments');
    if (spent > budget) return 'over';
    const stops = completion === 'add1-exhaustive' && isExhaustive(table.election, bought, budget - spent);
    return stops || bought.length >= supported ? 'here' : 'further';
  };
  if ('near' in search) return stepNear(search.near, runAt, endOf);
  const isSmall = ballots.projects.length * table.projects <= FEW;
  return lastStep(runAt, endOf, isSmall ? (run) => sameFor(run, ranking, scale) : null, search.from);
}

function isExhaustive({ projects }: Election, bought: readonly number[], left: bigint): boolean {
  const isBought = new Set(bought);
  return projects.every(({ cost }, project) => cost > left || isBought.has(project));
}

function compareWith(count: Omit<Count, 'comparison'>): Comparison {
  const { ballots, projects } = count.election;
  const gain = new Int8Array(projects.length);
  for (const project of count.greedy) gain[project] = (gain[project] as number) + 1;
  for (const project of [...count.bought, ...count.added]) gain[project] = (gain[project] as number) - 1;
  let [preferGreedy, preferShares] = [0, 0];
  for (let row = 0; row < ballots.rows; row += 1) {
    let sum = 0;
    for (let at = ballots.starts[row] as number; at < (ballots.starts[row + 1] as number); at += 1)
      sum += (gain[ballots.projects[at] as number] as number) * (ballots.points[at] as number);
    if (sum > 0) preferGreedy += ballots.weights[row] as number;
    if (sum < 0) preferShares += ballots.weights[row] as number;
  }
  return { preferGreedy, preferShares, used: preferGreedy > preferShares ? 'greedy' : 'equal-shares' };
}

/** The projects a count funds, in order. */
export function fundedBy(count: Count): readonly number[] {
  return count.comparison?.used === 'greedy' ? count.greedy : [...count.bought, ...count.added];
}

export function outcomeOf(count: Count): Outcome {
  const { election, endowment } = count;
  const funded = fundedBy(count);
  const each = divide(endowment, { n: election.scale, d: 1n });
  const rounds =
    count.comparison?.used === 'greedy'
      ? takenRounds(election, funded, 'votes', null)
      : [...paidRounds(count, each), ...takenRounds(election, count.added, count.addedBy, each)];
  return {
    rule: 'equal-shares',
    winners: funded.map((project) => idOf(election, project)),
    cost: money(election, costOf(election, funded)),
    budget: money(election, election.budget),
    endowment: each,
    rounds,
    comparison: count.comparison,
  };
}

function paidRounds({ election, run, bought, table }: Count, endowment: Rational): Round[] {
  const unit = table.utility === 'points' ? BigInt(election.ballots.pointScale) : 1n;
  return bought.map((project, turn) => {
    const cost = money(election, election.projects[project]?.cost ?? 0n);
    const price = run.ledger.amount(run.ledger.prices[turn] as bigint);
    const rho = rational(price.n * unit, price.d * election.scale);
    return {
      project: idOf(election, project),
      cost,
      by: 'supporters',
      rho,
      effectiveVotes: rho.n === 0n ? null : divide(cost, rho),
      supporters: table.voters[project] as number,
      paid: cost,
      endowment,
    };
  });
}
