import { type Election, type Rule, tally } from '@ateneu/budgeting';

/** Ballots and both rules, as plain data: it crosses into a thread. */
export interface PotToTry {
  readonly election: Election;
  readonly rules: { readonly 'equal-shares': Rule; readonly greedy: Rule };
}

/** Codes of the winners, by rule. */
export interface Tried {
  readonly 'equal-shares': readonly string[];
  readonly greedy: readonly string[];
}

/** Who counts under both rules: here, or a thread apart from the requests. */
export type Trier = (pot: PotToTry) => Promise<Tried>;

export function tryBoth({ election, rules }: PotToTry): Tried {
  return {
    'equal-shares': tally(election, rules['equal-shares']).winners,
    greedy: tally(election, rules.greedy).winners,
  };
}
