import type { Election } from './election.ts';
import { equalShares, type SharesOptions } from './equal-shares.ts';
import { type GreedyOptions, greedy } from './greedy.ts';
import type { Outcome } from './outcome.ts';
import { type PhragmenOptions, phragmen } from './phragmen.ts';

/** A rule with its options. */
export type Rule =
  | ({ readonly rule: 'equal-shares' } & SharesOptions)
  | ({ readonly rule: 'greedy' } & GreedyOptions)
  | ({ readonly rule: 'phragmen' } & PhragmenOptions);

/** Counts an election by any rule. @throws RanksNeedUtility; RangeError for the tie `lot` without a seed */
export function tally(election: Election, rule: Rule): Outcome {
  if (rule.rule === 'greedy') return greedy(election, rule);
  return rule.rule === 'phragmen' ? phragmen(election, rule) : equalShares(election, rule);
}
