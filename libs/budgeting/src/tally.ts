import type { Election } from './election.ts';
import { countShares, equalShares, fundedBy, type SharesOptions, utilityOf } from './equal-shares.ts';
import { type GreedyOptions, greedy, takenGreedily } from './greedy.ts';
import type { Outcome } from './outcome.ts';
import { type PhragmenOptions, phragmen, runLoads } from './phragmen.ts';
import { type Table, tableOf } from './shares/table.ts';

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

/** An election laid out for a rule. @throws RanksNeedUtility */
export function tableFor(election: Election, rule: Rule): Table {
  return tableOf(election, rule.rule === 'equal-shares' ? utilityOf(election, rule) : 'count');
}

/** The winners alone, by their indices. @param table by {@link tableFor} */
export function winnersIn(table: Table, rule: Rule): readonly number[] {
  if (rule.rule === 'greedy') return takenGreedily(table.election, table.votes, rule);
  return rule.rule === 'phragmen' ? runLoads(table, rule).winners : fundedBy(countShares(table, rule));
}
