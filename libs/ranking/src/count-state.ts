import type { Outcome, Round, Tally } from './count-result.ts';
import { decimal } from './decimal.ts';
import type { Candidate } from './profile.ts';
import type { BrokenTie, Lot } from './tie-order.ts';
import { firstInLot } from './tie-order.ts';

/** How votes are kept: whole numbers of 10^-decimals. */
export interface Scale {
  readonly decimals: number;
  /** How many decimals are printed. */
  readonly shown: number;
}

/** Who still hopes, who won, who lost, and with how many votes: what every transferable vote keeps count of. */
export class CountState {
  readonly names: readonly string[];
  readonly votes: bigint[];
  readonly elected: Candidate[] = [];
  readonly defeated: Candidate[] = [];
  readonly rounds: Round[] = [];
  readonly ties: BrokenTie[] = [];
  readonly hopeful: Set<Candidate>;
  readonly seats: number;
  readonly lot: Lot;
  readonly scale: Scale;
  /** The votes at the end of each round so far, the first preferences first. */
  readonly history: bigint[][] = [];

  constructor(
    names: readonly string[],
    standing: readonly Candidate[],
    options: { seats: number; lot: Lot; scale: Scale },
  ) {
    this.names = names;
    this.votes = names.map(() => 0n);
    this.hopeful = new Set(standing);
    this.seats = options.seats;
    this.lot = options.lot;
    this.scale = options.scale;
  }

  get vacancies(): number {
    return this.seats - this.elected.length;
  }

  /** All seats are filled, or everybody left gets one. */
  get isComplete(): boolean {
    return this.vacancies <= 0 || this.hopeful.size <= this.vacancies;
  }

  elect(candidate: Candidate): void {
    this.hopeful.delete(candidate);
    this.elected.push(candidate);
  }

  defeat(candidate: Candidate): void {
    this.hopeful.delete(candidate);
    this.defeated.push(candidate);
  }

  /** Hopefuls, most votes first; of equals the one lower on the ballot paper, as droop reports them. */
  byVotes(): Candidate[] {
    return [...this.hopeful].sort((a, b) => compare(this.votes[b] ?? 0n, this.votes[a] ?? 0n) || b - a);
  }

  /** Hopefuls with the fewest votes, or at most `within` more. */
  lowest(within = 0n): Candidate[] {
    const hopefuls = this.byPaper();
    const fewest = hopefuls
      .map((one) => this.votes[one] ?? 0n)
      .reduce((least, votes) => (votes < least ? votes : least));
    return hopefuls.filter((one) => (this.votes[one] ?? 0n) <= fewest + within);
  }

  /** At the end: those who hope fill what is vacant, or are defeated; by the ballot paper, as droop reports them. */
  finish(): void {
    const fills = this.vacancies > 0;
    for (const candidate of this.byPaper()) {
      if (fills) this.elect(candidate);
      else this.defeat(candidate);
    }
  }

  /** Hopefuls in the order of the ballot paper. */
  byPaper(): Candidate[] {
    return [...this.hopeful].sort((a, b) => a - b);
  }

  outcome(quota: bigint, first: Tally): Outcome {
    return {
      quota: this.shown(quota),
      elected: this.elected.map((one) => this.nameOf(one)),
      defeated: this.defeated.map((one) => this.nameOf(one)),
      first,
      rounds: this.rounds,
      ties: this.ties,
    };
  }

  /** Chooses one of several with equal votes: the first in the lot, unless an earlier round told them apart. */
  choose(tied: readonly Candidate[], purpose: 'exclude' | 'transfer', lookBack: boolean): Candidate {
    if (tied.length === 1) return tied[0] as Candidate;
    const still = lookBack ? this.#apartEarlier(tied, purpose) : tied;
    const chosen = firstInLot(still, this.lot);
    const by = still.length === 1 ? 'earlier-round' : this.lot.drawn;
    const named = { tied: tied.map((one) => this.nameOf(one)), chosen: this.nameOf(chosen) };
    this.ties.push({ round: this.rounds.length + 1, purpose, ...named, by });
    return chosen;
  }

  #apartEarlier(tied: readonly Candidate[], purpose: 'exclude' | 'transfer'): readonly Candidate[] {
    let still = tied;
    for (const votes of this.history.toReversed()) {
      if (still.length === 1) break;
      const then = still.map((candidate) => votes[candidate] ?? 0n);
      const wanted = then.reduce((best, value) =>
        (purpose === 'exclude' ? value < best : value > best) ? value : best,
      );
      still = still.filter((candidate) => votes[candidate] === wanted);
    }
    return still;
  }

  nameOf(candidate: Candidate): string {
    return this.names[candidate] ?? '';
  }

  shown(units: bigint): string {
    const { decimals, shown } = this.scale;
    return decimal(units / 10n ** BigInt(decimals - shown), shown);
  }

  tally(elected: readonly Candidate[]): Tally {
    // Who falls last keeps her votes: nobody needs them any more.
    const fallen = this.defeated.filter((one) => this.votes[one] !== 0n);
    const everybody = [...this.elected, ...this.byVotes(), ...fallen];
    const votes = everybody.map((one) => ({ candidate: this.nameOf(one), votes: this.shown(this.votes[one] ?? 0n) }));
    return { votes, elected: elected.map((one) => this.nameOf(one)) };
  }
}

function compare(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
