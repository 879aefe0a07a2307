import type { CondorcetReport } from './condorcet.ts';
import type { BrokenTie } from './tie-order.ts';

/** The outcome of a count; every number is exact and written as a decimal string. */
export interface Count {
  readonly rule: string;
  /** What elects; the last one for Meek, the majority of the last round for IRV, null for rules without a quota. */
  readonly quota: string | null;
  /** The quota before anything was transferred, where it moves (Meek). */
  readonly initialQuota?: string;
  /** In the order of their election. */
  readonly elected: readonly string[];
  /** In the order of their defeat: the first to fall first. */
  readonly defeated: readonly string[];
  /** The state before round 1: first preferences, and who needs no more. Null for rules without rounds of transfers. */
  readonly first: Tally | null;
  readonly rounds: readonly Round[];
  /** All from best to worst, equals together; only rules that rank everybody give it. */
  readonly ranking: readonly (readonly string[])[] | null;
  readonly ties: readonly BrokenTie[];
  /** Who would beat each other alone, whatever the rule. */
  readonly condorcet: CondorcetReport;
}

export interface Tally {
  readonly votes: readonly { readonly candidate: string; readonly votes: string }[];
  readonly elected: readonly string[];
}

export interface Round extends Tally {
  /** From 1. */
  readonly round: number;
  /** What was done, in plain English. */
  readonly what: string;
  readonly defeated: readonly string[];
  /** Votes on ballots that name nobody who could take them. */
  readonly nonTransferable: string;
  /** The quota of this round, where it moves (Meek). */
  readonly quota?: string;
}

/** What a rule alone finds out; {@link countVotes} adds the rest. */
export type Outcome = Omit<Count, 'rule' | 'condorcet' | 'ranking' | 'first'> &
  Partial<Pick<Count, 'ranking' | 'first'>>;
