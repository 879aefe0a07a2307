import type { Election } from '../election.ts';
import type { Progress } from '../outcome.ts';
import type { Rational } from '../rational.ts';
import { type Rule, tableFor } from '../tally.ts';
import { greedyLost } from './greedy-lost.ts';
import type { Lost, OutOfReach } from './lost.ts';
import { phragmenLost } from './phragmen-lost.ts';
import { Recount } from './recount.ts';
import { sharesLost } from './shares-lost.ts';

/** What a project that was not funded lacked. */
export interface Loser {
  readonly project: string;
  /** Under Equal Shares: 1 would have been enough. Null for other rules. */
  readonly effectiveSupport: Rational | null;
  /** Under Equal Shares, where it was not bought. */
  readonly outOfReach: OutOfReach | null;
  readonly lacks: Lack;
}

export interface Lack {
  /**
   * Equal Shares: its cost less what its supporters had left at the end. Phragmén: the same, with what they had earned by
   * then. Greedy: its cost less what was left at its turn.
   */
  readonly money: Rational;
  /** Whole currency units: with this cut it is funded, with one unit less it is not. Null where no cut helps. */
  readonly priceCut: bigint | null;
  /** Ballots naming only it: with so many more it is funded, with one less it is not. Null where no number helps. */
  readonly extraVotes: bigint | null;
}

/**
 * What each project that was not funded lacked: every cut and every number of ballots is confirmed by counting again, at
 * n (funded) and at n − 1 (not). Where a rule is monotone it is the smallest; docs/algorithms/equal-shares.md says where not.
 * @throws RanksNeedUtility; RangeError for the tie `lot` without a seed
 */
export function losersOf(election: Election, asked: Rule, progress?: Progress): Loser[] {
  const rule = withoutExtras(asked);
  const table = tableFor(election, rule);
  progress?.(0, table.projects, 'looking at projects that lost');
  const lost = lostUnder(table, rule);
  return lost.map((near, at) => {
    progress?.(at, lost.length, 'asking what projects lacked');
    const { cost, id } = election.projects[near.project] as { cost: bigint; id: string };
    const recount = new Recount(table, rule, near);
    const priceCut = recount.cut((cost - near.price + election.scale - 1n) / election.scale);
    const extraVotes = cost > election.budget ? null : recount.votes(near.votes(recount));
    const { effectiveSupport, outOfReach, money } = near;
    return { project: id, effectiveSupport, outOfReach, lacks: { money, priceCut, extraVotes } };
  });
}

/** Counting with doubles as a filter gives the same result, sooner. */
function withoutExtras(rule: Rule): Rule {
  if (rule.rule === 'greedy') return rule;
  const { exact: _exact, progress: _progress, ...rest } = rule;
  return rest;
}

function lostUnder(table: ReturnType<typeof tableFor>, rule: Rule): Lost[] {
  if (rule.rule === 'greedy') return greedyLost(table, rule);
  return rule.rule === 'phragmen' ? phragmenLost(table, rule) : sharesLost(table, rule);
}
