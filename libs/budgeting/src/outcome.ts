import type { Rational } from './rational.ts';

/** What a rule decided, and how. Money is in currency units, exactly. */
export interface Outcome {
  readonly rule: 'equal-shares' | 'greedy' | 'phragmen';
  /** Ids, in the order in which they were taken. */
  readonly winners: readonly string[];
  readonly cost: Rational;
  readonly budget: Rational;
  /** Money of each voter in the run that counted; null for rules that give none. */
  readonly endowment: Rational | null;
  readonly rounds: readonly Round[];
  /** Where voters were asked to compare with the greedy outcome: how many prefer which. */
  readonly comparison: Comparison | null;
}

export interface Round {
  readonly project: string;
  readonly cost: Rational;
  /** Why it was taken: its supporters paid; completion; everything fits; or the rule itself has no payments. */
  readonly by: 'supporters' | 'utilitarian' | 'guard' | 'votes' | 'load';
  /** The most a supporter paid (for points: paid for each point; Phragmén: the load); null without payments. */
  readonly rho: Rational | null;
  /** cost / rho; null where nobody paid. */
  readonly effectiveVotes: Rational | null;
  /** Voters who support it. */
  readonly supporters: number;
  /** Together paid by its supporters; the rest is the city's. */
  readonly paid: Rational;
  readonly endowment: Rational | null;
}

export interface Comparison {
  readonly preferGreedy: number;
  readonly preferShares: number;
  readonly used: 'greedy' | 'equal-shares';
}

/** Told between pieces of long work. Throwing from it cancels. */
export type Progress = (done: number, of: number, doing: string) => void;
