import type { Outcome } from './count-result.ts';
import { CountState } from './count-state.ts';
import { type PreferenceTree, preferenceTree } from './preference-tree.ts';
import { type Candidate, type Standing, strictOrders } from './profile.ts';
import type { Lot } from './tie-order.ts';

const DECIMALS = 9;
/** A whole vote. */
const ONE = 1_000_000_000;
const ONE_BIG = BigInt(ONE);
/** The iteration has converged when the surpluses together are below it: 10^-6 votes. */
const OMEGA = 1000n;

/**
 * Meek's method by the PR Foundation's reference rule: nine decimals, keep factors rounded up, omega 10^-6, one
 * exclusion a round. Sources: Hill, Wichmann & Woodall, Algorithm 123, The Computer Journal 30 (1987);
 * https://prfound.org/resources/reference/reference-meek-rule/
 * @throws NotCountableError for equal ranks
 */
export function countMeek(votes: Standing, seats: number, lot: Lot): Outcome {
  return new MeekCount(votes, seats, lot).run();
}

class MeekCount {
  readonly #state: CountState;
  readonly #tree: PreferenceTree;
  readonly #total: bigint;
  /** What share of a vote that reaches her a candidate keeps, in units of 10^-9. */
  readonly #keep: Float64Array;
  /** What is left of a ballot at each depth. */
  readonly #left: Float64Array;
  #quota: bigint;
  #surplus = 0n;

  constructor({ names, candidates, ballots, total }: Standing, seats: number, lot: Lot) {
    this.#state = new CountState(names, candidates, { seats, lot, scale: { decimals: DECIMALS, shown: DECIMALS } });
    this.#tree = preferenceTree(strictOrders(ballots, names));
    this.#total = BigInt(total) * ONE_BIG;
    this.#keep = new Float64Array(names.length);
    for (const candidate of candidates) this.#keep[candidate] = ONE;
    this.#left = new Float64Array(this.#tree.deepest + 2);
    this.#quota = this.#total / BigInt(seats + 1) + 1n;
  }

  run(): Outcome {
    const state = this.#state;
    this.#distribute();
    const first = state.tally([]);
    const initial = this.#quota;
    while (!state.isComplete) this.#round();
    state.finish();
    return { ...state.outcome(this.#quota, first), initialQuota: state.shown(initial) };
  }

  #round(): void {
    const state = this.#state;
    const [winners, losers] = [state.elected.length, state.defeated.length];
    const iterations = this.#iterate();
    const nonTransferable = this.#total - this.#sum();
    const seen = state.tally(state.elected.slice(winners));
    const loser = state.elected.length > winners ? null : this.#exclude();
    const turns = iterations === 1 ? '1 distribution' : `${iterations} distributions`;
    state.rounds.push({
      round: state.rounds.length + 1,
      what:
        loser === null
          ? `${seen.elected.join(', ')} reached the quota after ${turns}.`
          : `${loser} is excluded after ${turns}.`,
      ...seen,
      defeated: state.defeated.slice(losers).map((one) => state.nameOf(one)),
      nonTransferable: state.shown(nonTransferable),
      quota: state.shown(this.#quota),
    });
  }

  /** Distributes and adapts the keep factors until somebody is elected or nothing moves. @returns how often */
  #iterate(): number {
    const { elected } = this.#state;
    let before: bigint | null = null;
    for (let turn = 1; ; turn += 1) {
      this.#distribute();
      this.#quota = this.#sum() / BigInt(this.#state.seats + 1) + 1n;
      const winners = this.#state.byPaper().filter((one) => this.#votes(one) >= this.#quota);
      for (const winner of winners) this.#state.elect(winner);
      const surplus = elected.reduce((sum, one) => sum + this.#votes(one) - this.#quota, 0n);
      this.#surplus = surplus < 0n ? 0n : surplus;
      if (winners.length > 0 || this.#surplus < OMEGA || (before !== null && this.#surplus >= before)) return turn;
      before = this.#surplus;
      for (const one of elected) {
        const kept = divideUp(BigInt(this.#keep[one] as number) * this.#quota, ONE_BIG);
        this.#keep[one] = Number(divideUp(kept * ONE_BIG, this.#votes(one)));
      }
    }
  }

  /** Those within the surplus of the lowest are tied with her. */
  #exclude(): string {
    const tied = this.#state.lowest(this.#surplus);
    const loser = this.#state.choose(tied, 'exclude', false);
    this.#state.defeat(loser);
    this.#state.votes[loser] = 0n;
    this.#keep[loser] = 0;
    return this.#state.nameOf(loser);
  }

  #distribute(): void {
    const { size, candidate, count, depth, end } = this.#tree;
    const sums = new WideSums(this.#keep.length);
    const left = this.#left;
    left[0] = ONE;
    for (let node = 0; node < size; ) {
      const at = depth[node] as number;
      const weight = left[at] as number;
      const keep = this.#keep[candidate[node] as number] as number;
      const kept = keep === ONE ? weight : keep === 0 ? 0 : timesUp(weight, keep);
      if (kept > 0) sums.add(candidate[node] as number, kept, count[node] as number);
      left[at + 1] = weight - kept;
      node = weight > kept ? node + 1 : (end[node] as number);
    }
    for (const one of [...this.#state.elected, ...this.#state.hopeful]) this.#state.votes[one] = sums.total(one);
  }

  #votes(candidate: Candidate): bigint {
    return this.#state.votes[candidate] as bigint;
  }

  #sum(): bigint {
    const { elected, hopeful } = this.#state;
    return [...elected, ...hopeful].reduce((sum, one) => sum + this.#votes(one), 0n);
  }
}

const HALF = 2 ** 52;

/** Sums of products, each counted in doubles while that is exact and in BigInt beyond. */
class WideSums {
  readonly #low: Float64Array;
  readonly #high = new Map<number, bigint>();

  constructor(size: number) {
    this.#low = new Float64Array(size);
  }

  add(at: number, kept: number, count: number): void {
    const product = kept * count;
    const sum = (this.#low[at] as number) + product;
    if (product > HALF) this.#carry(at, BigInt(kept) * BigInt(count));
    else if (sum <= HALF) this.#low[at] = sum;
    else {
      this.#carry(at, BigInt(sum));
      this.#low[at] = 0;
    }
  }

  total(at: number): bigint {
    return (this.#high.get(at) ?? 0n) + BigInt(this.#low[at] as number);
  }

  #carry(at: number, more: bigint): void {
    this.#high.set(at, (this.#high.get(at) ?? 0n) + more);
  }
}

/**
 * a · b / 10^9, rounded up, for a and b up to 10^9: in two halves of b, so that nothing leaves the integers a double
 * holds. Each quotient is below 66,000, where doubles lie closer than 10^-9: none is rounded up to the next integer.
 */
export function timesUp(a: number, b: number): number {
  const high = Math.floor(b / 32768);
  const upper = a * high;
  const whole = Math.floor(upper / ONE);
  const rest = (upper - whole * ONE) * 32768 + a * (b - high * 32768);
  const more = Math.floor(rest / ONE);
  return whole * 32768 + more + (rest > more * ONE ? 1 : 0);
}

function divideUp(a: bigint, b: bigint): bigint {
  return (a + b - 1n) / b;
}
