import type { Id } from './opinion.ts';
import { proportionTest, SIGNIFICANT, smoothedShare } from './statistics.ts';
import type { VoteTable } from './vote-table.ts';

export interface SharedComment {
  readonly comment: Id;
  /** Of all votes on it (`trials`, passes included) those in the direction. */
  readonly success: number;
  readonly trials: number;
  readonly probability: number;
  readonly probabilityTest: number;
}

/** What most of those who voted agree with, and what most reject: at most five each, the strongest first. */
export interface Consensus {
  readonly agree: readonly SharedComment[];
  readonly disagree: readonly SharedComment[];
}

const MOST = 5;

export function consensusOf(table: VoteTable): Consensus {
  return { agree: strongest(table, 2), disagree: strongest(table, 0) };
}

function strongest({ comments, standing, tally }: VoteTable, vote: number): SharedComment[] {
  const shared: SharedComment[] = [];
  for (const [index, comment] of comments.entries()) {
    if (standing[index] !== 'in') continue;
    const success = tally[index * 4 + vote] as number;
    const trials = votesOn(tally, index);
    const probability = smoothedShare(success, trials);
    const probabilityTest = proportionTest(success, trials);
    if (probability > 0.5 && probabilityTest > SIGNIFICANT) {
      shared.push({ comment, success, trials, probability, probabilityTest });
    }
  }
  const weight = (one: SharedComment) => one.probability * one.probabilityTest;
  return shared.sort((a, b) => weight(b) - weight(a)).slice(0, MOST);
}

/** By comment: the product over the groups of each group's smoothed share of agreement. */
export function groupAwareConsensus(table: VoteTable, tallies: readonly Int32Array[]): Float64Array {
  return Float64Array.from(table.comments, (_, index) =>
    tallies.reduce(
      (product, tally) => product * smoothedShare(tally[index * 4 + 2] as number, votesOn(tally, index)),
      1,
    ),
  );
}

export function votesOn(tally: Int32Array, comment: number): number {
  const code = comment * 4;
  return (tally[code] as number) + (tally[code + 1] as number) + (tally[code + 2] as number);
}
