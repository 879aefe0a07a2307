import { withBallots, withCost } from './changed-election.ts';
import type { Election } from './election.ts';
import { countShares, fundedBy } from './equal-shares.ts';
import { byVotes, costOf, money } from './greedy.ts';
import type { Progress } from './outcome.ts';
import { type Rational, rational, subtract } from './rational.ts';
import { leftWith, nearnessOf } from './shares/support.ts';
import { smallestNumber } from './smallest-number.ts';
import { type Rule, tally } from './tally.ts';
import { DEFAULT_TIES, rankingOf } from './ties.ts';

/** What a project that was not funded lacked. */
export interface Loser {
  readonly project: string;
  /** Under Equal Shares: 1 would have been enough. Null for other rules. */
  readonly effectiveSupport: Rational | null;
  readonly lacks: Lack;
}

export interface Lack {
  /** Equal Shares: its cost less what its supporters had left at the end. Greedy: less what was left at its turn. */
  readonly money: Rational | null;
  /** Whole currency units: with this cut it is funded, with one unit less it is not. Null where no cut helps. */
  readonly priceCut: bigint | null;
  /** Ballots naming only it: with so many more it is funded, with one less it is not. Null where none were found. */
  readonly extraVotes: bigint | null;
}

/**
 * What each project that was not funded lacked: every cut and every number of ballots is confirmed by counting again, at
 * n (funded) and at n − 1 (not).
 */
export function losersOf(election: Election, asked: Rule, progress?: Progress): Loser[] {
  const rule: Rule = asked.rule === 'equal-shares' ? withoutExtras(asked) : asked;
  const nearness = rule.rule === 'equal-shares' ? sharesNearness(election, rule) : otherNearness(election, rule);
  return nearness.map((near, at) => {
    progress?.(at, nearness.length, 'asking what projects lacked');
    return loserOf(election, rule, near);
  });
}

/** Counting with doubles as a filter gives the same result, sooner. */
function withoutExtras({ exact: _exact, progress: _progress, ...rule }: Extract<Rule, { rule: 'equal-shares' }>): Rule {
  return rule;
}

interface Near {
  readonly project: number;
  readonly effectiveSupport: Rational | null;
  readonly money: Rational | null;
  /** First guesses, in the election's units and in ballots. */
  readonly price: number;
  readonly votes: number;
  /** Of Add1, where the election itself ended. */
  readonly step: bigint;
}

function loserOf(election: Election, rule: Rule, near: Near): Loser {
  const { project } = near;
  const { cost, id } = election.projects[project] as { cost: bigint; id: string };
  const guess = (cost - BigInt(Math.floor(near.price)) + election.scale - 1n) / election.scale;
  const asker = new Asker(rule, id, near.step);
  const priceCut = asker.smallest(
    (cut) => withCost(election, project, cost - cut * election.scale),
    guess,
    cost / election.scale,
  );
  const most = BigInt(10 * election.ballots.voters + 1000);
  const votes = BigInt(Math.ceil(Math.min(near.votes, Number(most))));
  const more = (count: bigint) => withBallots(election, project, Number(count));
  const extraVotes = cost > election.budget ? null : asker.smallest(more, votes, most);
  return { project: id, effectiveSupport: near.effectiveSupport, lacks: { money: near.money, priceCut, extraVotes } };
}

/** Counts changed elections again, asking whether one project is funded. */
class Asker {
  readonly #rule: Rule;
  readonly #id: string;
  #step: bigint;

  constructor(rule: Rule, id: string, step: bigint) {
    this.#rule = rule;
    this.#id = id;
    this.#step = step;
  }

  /** Add1 takes many runs: looked for near its last step, then confirmed in full at n and n − 1. */
  smallest(changed: (n: bigint) => Election, guess: bigint, most: bigint): bigint | null {
    const inFull = (n: bigint) => tally(changed(n), this.#rule).winners.includes(this.#id);
    const rule = this.#rule;
    if (rule.rule !== 'equal-shares' || !(rule.completion ?? 'none').startsWith('add1'))
      return smallestNumber(inFull, guess, most);
    const found = smallestNumber((n) => this.#nearLast(changed(n), rule), guess, most);
    if (found !== null && inFull(found) && (found === 1n || !inFull(found - 1n))) return found;
    return smallestNumber(inFull, found ?? guess, most);
  }

  #nearLast(election: Election, rule: Extract<Rule, { rule: 'equal-shares' }>): boolean {
    const count = countShares(election, rule, this.#step);
    this.#step = count.step;
    return fundedBy(count).some((project) => election.projects[project]?.id === this.#id);
  }
}

function sharesNearness(election: Election, rule: Extract<Rule, { rule: 'equal-shares' }>): Near[] {
  const count = countShares(election, rule);
  const funded = fundedBy(count);
  const isBought = new Set(count.bought);
  const losers = [...election.projects.keys()].filter((project) => !funded.includes(project));
  const nearness = nearnessOf(
    count.table,
    count.endowment,
    count.ranking,
    losers.filter((project) => !isBought.has(project)),
  );
  const byProject = new Map(
    losers.filter((project) => !isBought.has(project)).map((project, at) => [project, nearness[at]]),
  );
  const fills = rule.completion === 'utilitarian' || rule.completion === 'add1-utilitarian';
  return losers.map((project) => {
    const near = byProject.get(project);
    const cost = money(election, election.projects[project]?.cost ?? 0n);
    const left = leftWith(count.run, project);
    return {
      project,
      effectiveSupport: near?.effectiveSupport ?? rational(1n),
      money: near === undefined ? rational(0n) : subtract(cost, rational(left.n, left.d * election.scale)),
      price: Math.max(
        near?.price ?? 0,
        fills ? Number(leftAtTurn(election, count.ranking, count.bought, project, 'cost')) : 0,
      ),
      votes: near?.votes ?? 1,
      step: count.step,
    };
  });
}

function otherNearness(election: Election, rule: Exclude<Rule, { rule: 'equal-shares' }>): Near[] {
  const { winners } = tally(election, rule);
  const ranking = rankingOf(election, rule.ties ?? DEFAULT_TIES, rule.seed);
  const losers = [...election.projects.keys()].filter((at) => !winners.includes(election.projects[at]?.id ?? ''));
  return losers.map((project) => {
    const cost = election.projects[project]?.cost ?? 0n;
    const left = rule.rule === 'greedy' ? leftAtTurn(election, ranking, [], project, rule.utility ?? 'cost') : null;
    return {
      project,
      effectiveSupport: null,
      money: left === null ? null : money(election, cost - left),
      price: Number(left ?? 0n),
      votes: 1,
      step: 0n,
    };
  });
}

/** What is left of the budget when a project's turn comes, most votes first, after those already bought. */
function leftAtTurn(
  election: Election,
  ranking: Int32Array,
  bought: readonly number[],
  project: number,
  utility: 'cost' | 'count',
): bigint {
  let left = election.budget - costOf(election, bought);
  for (const other of byVotes(election, ranking, utility)) {
    if (other === project) break;
    const cost = election.projects[other]?.cost ?? 0n;
    if (!bought.includes(other) && cost <= left) left -= cost;
  }
  return left;
}
