import { gcd, type Rational, rational } from '../rational.ts';
import type { Table } from './table.ts';

/**
 * The exact books of a run. A ballot is *spent* once it gave all it had; until then it paid the full price, ρ times its
 * points, for everything it supports that was bought. So its money is endowment − Σ ρ_j·points, and what many ballots
 * have together needs only whole counts. All amounts are numerators over one `denominator`.
 */
export class Ledger {
  denominator: bigint;
  endowment: bigint;
  /** ρ of each purchase, in order. */
  readonly prices: bigint[] = [];
  readonly bought: number[] = [];
  /** Purchase at which a project was bought; −1 for none. */
  readonly turn: Int32Array;
  /** Purchase at which a ballot row gave its last; −1 for none. */
  readonly spent: Int32Array;
  readonly #table: Table;
  #counts: Float64Array = new Float64Array(64);

  constructor(table: Table, endowment: Rational) {
    this.#table = table;
    this.denominator = endowment.d;
    this.endowment = endowment.n;
    this.turn = new Int32Array(table.projects).fill(-1);
    this.spent = new Int32Array(table.election.ballots.rows).fill(-1);
  }

  /** What one voter of this row has left. */
  moneyOf(row: number): bigint {
    if (this.spent[row] !== -1) return 0n;
    let money = this.endowment;
    const { starts, projects } = this.#table.election.ballots;
    for (let at = starts[row] as number; at < (starts[row + 1] as number); at += 1) {
      const turn = this.turn[projects[at] as number] as number;
      if (turn === -1) continue;
      money -= (this.prices[turn] as bigint) * BigInt(this.#pointsAt(at));
    }
    return money;
  }

  #pointsAt(at: number): number {
    return this.#table.utility === 'points' ? (this.#table.election.ballots.points[at] as number) : 1;
  }

  /** Begins a sum of many ballots' money. */
  startSum(): void {
    if (this.#counts.length <= this.prices.length) this.#counts = new Float64Array(2 * this.prices.length + 64);
    this.#counts.fill(0, 0, this.prices.length + 1);
  }

  /** Adds a row that is not spent, `weight` times. Whole counts below 2^53 are exact. */
  addToSum(row: number, weight: number): void {
    const { starts, projects } = this.#table.election.ballots;
    const counts = this.#counts;
    const last = starts[row + 1] as number;
    for (let at = starts[row] as number; at < last; at += 1) {
      const turn = this.turn[projects[at] as number] as number;
      if (turn !== -1) counts[turn + 1] = (counts[turn + 1] as number) + weight * this.#pointsAt(at);
    }
    counts[0] = (counts[0] as number) + weight;
  }

  sum(): bigint {
    let money = BigInt(this.#counts[0] as number) * this.endowment;
    for (let turn = 0; turn < this.prices.length; turn += 1) {
      const count = this.#counts[turn + 1] as number;
      if (count !== 0) money -= BigInt(count) * (this.prices[turn] as bigint);
    }
    return money;
  }

  /** Enters a purchase at ρ = numerator / (denominator · over). */
  buy(project: number, numerator: bigint, over: number): void {
    const common = gcd(numerator, BigInt(over));
    const scale = BigInt(over) / common;
    if (scale !== 1n) {
      this.denominator *= scale;
      this.endowment *= scale;
      for (let turn = 0; turn < this.prices.length; turn += 1)
        this.prices[turn] = (this.prices[turn] as bigint) * scale;
    }
    this.turn[project] = this.prices.length;
    this.bought.push(project);
    this.prices.push(numerator / common);
  }

  amount(numerator: bigint): Rational {
    return rational(numerator, this.denominator);
  }
}
