import type { Outcome } from './count-result.ts';
import { CountState, type Scale } from './count-state.ts';
import { type Candidate, type Standing, type StrictBallot, strictOrders } from './profile.ts';
import type { Lot } from './tie-order.ts';

/** What tells one weighted inclusive Gregory method from another. Votes are whole numbers of 10^-decimals. */
export interface TransferRule {
  readonly scale: Scale;
  /** Two numbers that differ by no more are equal; 0 where every step is a law's. */
  readonly guard: bigint;
  quota(total: bigint, seats: bigint): bigint;
  /** Whether so many votes elect. */
  reaches(votes: bigint, quota: bigint): boolean;
  /** The new weight of a ballot of this weight. */
  reweigh(weight: bigint, surplus: bigint, votes: bigint): bigint;
  /** Ties look back to earlier rounds before the lot decides. */
  readonly looksBack: boolean;
  /** Winners are sought at the end of a round (Scotland), or at the beginning of the next (the reference rules). */
  readonly electsAtEnd: boolean;
  /** Excludes all who cannot win any more at once. */
  readonly sureLosers: boolean;
}

const perUnit = ({ decimals }: Scale): bigint => 10n ** BigInt(decimals);

/** Scottish Local Government Elections Order 2007 (SI 2007/42), rules 45 to 52: five decimals, ignoring the remainder. */
export const SCOTTISH: TransferRule = {
  scale: { decimals: 5, shown: 5 },
  guard: 0n,
  quota: (total, seats) => (total / (seats + 1n) + 1n) * 10n ** 5n,
  reaches: (votes, quota) => votes >= quota,
  reweigh: (weight, surplus, votes) => (weight * surplus) / votes,
  looksBack: true,
  electsAtEnd: true,
  sureLosers: false,
};

const GUARDED = { decimals: 27, shown: 12 } as const;
const GUARD = 10n ** 9n / 2n;

/**
 * The method without a law's roundings: quota exactly votes / (seats + 1), which must be exceeded. 27 decimals are kept
 * and two numbers within half of 10^-18 are equal, which is what exact fractions would say (docs/algorithms/ranked-votes.md).
 */
export const WIGM: TransferRule = {
  scale: GUARDED,
  guard: GUARD,
  quota: (total, seats) => (total * perUnit(GUARDED)) / (seats + 1n),
  reaches: (votes, quota) => votes - quota > GUARD,
  reweigh: (weight, surplus, votes) => (weight * surplus) / votes,
  looksBack: false,
  electsAtEnd: false,
  sureLosers: false,
};

/** The PR Foundation's reference rule: four decimals, truncated after each multiplication and each division. */
export const WIGM_PRF: TransferRule = {
  scale: { decimals: 4, shown: 4 },
  guard: 0n,
  quota: (total, seats) => (total * 10n ** 4n) / (seats + 1n) + 1n,
  reaches: (votes, quota) => votes >= quota,
  reweigh: (weight, surplus, votes) => (((weight * surplus) / 10n ** 4n) * 10n ** 4n) / votes,
  looksBack: false,
  electsAtEnd: false,
  sureLosers: false,
};

/** @throws NotCountableError for equal ranks */
export function countByTransfers(rule: TransferRule, votes: Standing, seats: number, lot: Lot): Outcome {
  return new TransferCount(rule, votes, { seats, lot }).run();
}

/** Ballots of one candidate that weigh the same: so the arithmetic is done once a pile, not once a ballot. */
interface Pile {
  readonly weight: bigint;
  readonly ballots: StrictBallot[];
  /** How many voters these ballots stand for. */
  count: number;
}

class TransferCount {
  readonly #rule: TransferRule;
  readonly #state: CountState;
  readonly #quota: bigint;
  /** By candidate and weight. */
  readonly #piles = new Map<Candidate, Map<bigint, Pile>>();
  /** Elected, their surplus not yet transferred. */
  readonly #pending = new Set<Candidate>();
  #nonTransferable = 0n;

  constructor(rule: TransferRule, { names, candidates, ballots, total }: Standing, given: { seats: number; lot: Lot }) {
    this.#rule = rule;
    this.#state = new CountState(names, candidates, { ...given, scale: rule.scale });
    this.#quota = rule.quota(BigInt(total), BigInt(given.seats));
    const one = perUnit(rule.scale);
    for (const ballot of strictOrders(ballots, names)) this.#give(ballot, ballot.ranks[0] as Candidate, one);
    this.#credit();
  }

  run(): Outcome {
    const state = this.#state;
    state.history.push([...state.votes]);
    const first = state.tally(this.#rule.electsAtEnd ? this.#electReached() : []);
    while (!state.isComplete) this.#round();
    state.finish();
    return state.outcome(this.#quota, first);
  }

  #round(): void {
    const { sureLosers, electsAtEnd } = this.#rule;
    const [winners, losers] = [this.#state.elected.length, this.#state.defeated.length];
    if (!electsAtEnd) this.#electReached();
    const what = this.#sureLosers(sureLosers) ?? this.#surplus() ?? this.#exclusion();
    this.#state.history.push([...this.#state.votes]);
    if (electsAtEnd && !this.#state.isComplete) this.#electReached();
    const { rounds, elected, defeated } = this.#state;
    rounds.push({
      round: rounds.length + 1,
      what,
      ...this.#state.tally(elected.slice(winners)),
      defeated: defeated.slice(losers).map((one) => this.#state.nameOf(one)),
      nonTransferable: this.#state.shown(this.#nonTransferable),
    });
  }

  #electReached(): readonly Candidate[] {
    const { votes } = this.#state;
    const reached = this.#state.byVotes().filter((one) => this.#rule.reaches(votes[one] ?? 0n, this.#quota));
    for (const candidate of reached) {
      this.#state.elect(candidate);
      this.#pending.add(candidate);
    }
    return reached;
  }

  /** The largest surplus, even one of nothing. */
  #surplus(): string | null {
    if (this.#pending.size === 0) return null;
    if (this.#state.vacancies <= 0) return 'The seats are filled.';
    const { votes } = this.#state;
    const pending = [...this.#pending].sort((a, b) => a - b);
    const most = pending.reduce((best, one) => max(best, votes[one] ?? 0n), 0n);
    const tied = pending.filter((one) => (votes[one] ?? 0n) + this.#rule.guard >= most);
    const from = this.#state.choose(tied, 'transfer', this.#rule.looksBack);
    this.#pending.delete(from);
    const had = votes[from] as bigint;
    const surplus = had - this.#quota;
    this.#transfer(from, (weight) => this.#rule.reweigh(weight, surplus, had));
    votes[from] = this.#quota;
    return `The surplus of ${this.#state.nameOf(from)}, ${this.#state.shown(surplus)} votes, is transferred.`;
  }

  #exclusion(): string {
    const tied = this.#state.lowest(this.#rule.guard);
    return this.#exclude([this.#state.choose(tied, 'exclude', this.#rule.looksBack)]);
  }

  #exclude(losers: readonly Candidate[]): string {
    const had = losers.map(
      (one) => `${this.#state.nameOf(one)} with ${this.#state.shown(this.#state.votes[one] ?? 0n)}`,
    );
    for (const one of losers) this.#state.defeat(one);
    // Where the last vacancies can be filled no further transfer is made (SI 2007/42, rule 52 (2)).
    if (this.#state.isComplete) return `${had.join(', ')} votes: excluded; the others fill the seats.`;
    for (const one of losers) {
      this.#transfer(one, (weight) => weight);
      this.#state.votes[one] = 0n;
    }
    return `${had.join(', ')} votes: excluded, and transferred.`;
  }

  /** The largest set whose votes together, with every surplus, stay below anybody else's. */
  #sureLosers(wanted: boolean): string | null {
    if (!wanted) return null;
    const { votes, vacancies } = this.#state;
    const surplus = [...this.#pending].reduce((sum, one) => sum + (votes[one] ?? 0n) - this.#quota, 0n);
    const upward = this.#state.byVotes().toReversed();
    let sum = surplus;
    let size = 0;
    for (let at = 0; at < upward.length - Math.max(vacancies, 1); at += 1) {
      sum += votes[upward[at] ?? 0] ?? 0n;
      if (sum < (votes[upward[at + 1] ?? 0] ?? 0n)) size = at + 1;
    }
    return size === 0 ? null : this.#exclude(upward.slice(0, size).sort((a, b) => a - b));
  }

  #transfer(from: Candidate, reweigh: (weight: bigint) => bigint): void {
    const piles = this.#piles.get(from) ?? new Map<bigint, Pile>();
    this.#piles.delete(from);
    for (const pile of piles.values()) {
      const weight = reweigh(pile.weight);
      for (const ballot of pile.ballots) this.#give(ballot, this.#next(ballot, from), weight);
    }
    this.#credit();
  }

  #next({ ranks }: StrictBallot, from: Candidate): Candidate | null {
    for (let at = ranks.indexOf(from) + 1; at < ranks.length; at += 1) {
      if (this.#state.hopeful.has(ranks[at] as Candidate)) return ranks[at] as Candidate;
    }
    return null;
  }

  #give(ballot: StrictBallot, to: Candidate | null, weight: bigint): void {
    const key = to ?? NOBODY;
    const piles = this.#piles.get(key) ?? new Map<bigint, Pile>();
    const pile = piles.get(weight) ?? { weight, ballots: [], count: 0 };
    if (pile.count === 0) this.#piles.set(key, piles.set(weight, pile));
    pile.count += ballot.count;
    if (to !== null) pile.ballots.push(ballot);
  }

  /** A candidate's votes are the sum of her piles; those of the elected are set to the quota. */
  #credit(): void {
    for (const [candidate, piles] of this.#piles) {
      let sum = 0n;
      for (const { weight, count } of piles.values()) sum += weight * BigInt(count);
      if (candidate === NOBODY) this.#nonTransferable = sum;
      else this.#state.votes[candidate] = sum;
    }
  }
}

const NOBODY: Candidate = -1;

const max = (a: bigint, b: bigint) => (a > b ? a : b);
