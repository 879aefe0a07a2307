import type { DistrictId } from '#kernel/ids.ts';

/** An exact number: whole, or `n/d`. */
export type Exact = string;

/** The count of one pot under the rule of its step, with the other rule beside it. Money is in units of the currency. */
export interface CountedPot {
  readonly rule: 'equal-shares' | 'greedy';
  /** Everything `ateneu tally` needs besides the file. */
  readonly options: readonly string[];
  readonly seed: string;
  readonly voters: number;
  readonly winners: readonly string[];
  readonly cost: Exact;
  readonly budget: Exact;
  readonly endowment: Exact | null;
  readonly rounds: readonly CountedRound[];
  /** null until they were asked, which takes longer than the count. */
  readonly losers: readonly CountedLoser[] | null;
  readonly satisfaction: readonly Satisfaction[];
  /** What the voters of each district paid for, in whole units of the currency; empty under greedy, where nobody pays. */
  readonly paidBy: readonly {
    readonly districtId: DistrictId | 'none';
    readonly voters: number;
    readonly paid: number;
  }[];
}

export interface CountedRound {
  readonly project: string;
  readonly by: 'supporters' | 'utilitarian' | 'guard' | 'votes' | 'load';
  readonly cost: Exact;
  readonly rho: Exact | null;
  readonly effectiveVotes: Exact | null;
  readonly supporters: number;
  readonly paid: Exact;
}

export interface CountedLoser {
  readonly project: string;
  readonly supporters: number;
  /** 1 would have been enough; null under greedy. */
  readonly effectiveSupport: Exact | null;
  readonly money: Exact;
  readonly priceCut: Exact | null;
  readonly extraVotes: number | null;
}

/** How a group of voters fares under one rule. */
export interface Satisfaction {
  readonly rule: 'equal-shares' | 'greedy';
  /** null: everybody. */
  readonly districtId: DistrictId | 'none' | null;
  readonly voters: number;
  /** Voters of whose projects none, one, two, three or more are funded. */
  readonly funded: readonly [none: number, one: number, two: number, more: number];
}
