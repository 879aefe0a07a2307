import { type Rational, toNumber } from '../rational.ts';
import { Ledger } from './ledger.ts';
import { ABOVE, BELOW, exactPrice, type Price } from './price.ts';
import type { Table } from './table.ts';

/** Projects in the order in which equals are taken: `rank[p]`, smaller first. */
export type Ranking = Int32Array;

/** What may look on: called before each purchase, and once at the end with null. */
export type Watcher = (run: Run, next: Price | null) => void;

export interface RunOptions {
  readonly exact?: boolean;
  /** A project that may not be bought. */
  readonly withheld?: number;
  /** End as soon as this project is bought or out of reach. */
  readonly until?: number;
  readonly watch?: Watcher;
}

/**
 * The Method of Equal Shares from one endowment, without completion. Doubles choose whom to look at; what they cannot
 * decide outside their proven error (docs/algorithms/equal-shares.md) is decided on the exact books.
 */
export function runShares(table: Table, endowment: Rational, ranking: Ranking, options: RunOptions = {}): Run {
  const run = new Run(table, endowment, ranking, options.exact ?? false);
  if (options.withheld !== undefined) run.lower[options.withheld] = OUT;
  for (;;) {
    const price = run.cheapest();
    options.watch?.(run, price);
    if (price === null) return run;
    run.buy(price);
    if (options.until !== undefined && run.lower[options.until] === OUT) return run;
  }
}

const OUT = Number.POSITIVE_INFINITY;
const ROUNDING = 2 ** -53;
/** Relative distance within which a payer counts as near the price. */
const NEAR = 1e-9;

export class Run {
  readonly table: Table;
  readonly ledger: Ledger;
  /** Each row's money, within {@link Run.slack}; exactly 0 once spent. */
  readonly money: Float64Array;
  /** Bounds below each project's price for one unit of utility; infinite once it is bought or out of reach. */
  readonly lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #live: Int32Array;
  readonly #ranking: Ranking;
  readonly #exact: boolean;
  /** Per voter, in the election's units. */
  readonly endowment: Rational;
  readonly #endowment: number;

  constructor(table: Table, endowment: Rational, ranking: Ranking, exact: boolean) {
    this.table = table;
    this.ledger = new Ledger(table, endowment);
    this.#ranking = ranking;
    this.#exact = exact;
    this.endowment = endowment;
    this.#endowment = toNumber(endowment);
    this.money = new Float64Array(table.election.ballots.rows).fill(this.#endowment);
    this.lower = new Float64Array(table.projects);
    this.#upper = new Float64Array(table.projects);
    this.#live = new Int32Array(table.projects);
    for (let project = 0; project < table.projects; project += 1) {
      this.#live[project] = (table.starts[project + 1] as number) - (table.starts[project] as number);
      const whole = (table.costs[project] as number) / (table.total[project] as number);
      this.lower[project] = this.#live[project] === 0 ? OUT : this.#perUtility(project, whole) * BELOW;
    }
  }

  /** |money − exact money| of every row: §"Error bound" of the docs. */
  get slack(): number {
    return (2 * this.ledger.prices.length + 8) * ROUNDING * this.#endowment;
  }

  /** The next purchase; null where nothing can be afforded. */
  cheapest(): Price | null {
    if (this.#exact) return this.#cheapestOf(this.#candidates());
    let bar = OUT;
    const fresh: number[] = [];
    for (;;) {
      const project = this.#lowest(bar, fresh);
      if (project === -1) break;
      const isSettled = this.#look(project, bar);
      if (!isSettled) continue;
      fresh.push(project);
      bar = Math.min(bar, this.#upper[project] as number);
    }
    return this.#cheapestOf(fresh.filter((project) => (this.lower[project] as number) <= bar));
  }

  #candidates(): number[] {
    return [...this.lower.keys()].filter((project) => this.lower[project] !== OUT);
  }

  #lowest(bar: number, fresh: readonly number[]): number {
    let best = -1;
    let least = bar;
    for (let project = 0; project < this.lower.length; project += 1) {
      const value = this.lower[project] as number;
      if (value <= least && value !== OUT && (best === -1 || value < least) && !fresh.includes(project)) {
        best = project;
        least = value;
      }
    }
    return best;
  }

  #perUtility(project: number, rho: number): number {
    if (this.table.utility !== 'cost') return rho;
    const cost = this.table.costs[project] as number;
    return cost === 0 ? 0 : rho / cost;
  }

  /**
   * Newton's steps from below on Σ min(money, ρ·points) = cost. Whatever set of payers is called poor,
   * (cost − their money) / (points of the others) is at most ρ, so each step is a bound.
   * @returns false where the bound passed the bar, or where the project is out of reach
   */
  #look(project: number, bar: number): boolean {
    const { costs, total, voters } = this.table;
    const cost = costs[project] as number;
    let rho = cost / (total[project] as number);
    if (this.table.utility === 'cost') rho = Math.max(rho, (this.lower[project] as number) * cost);
    else rho = Math.max(rho, this.lower[project] as number);
    for (;;) {
      const { rich, money, near, entries } = this.#split(project, rho);
      const doubt = (voters[project] as number) * this.slack + 2 * (entries + 4) * ROUNDING * (money + cost);
      if (rich === 0) return this.#settleExactly(project, money, doubt, cost);
      const next = (cost - money) / rich;
      const bound = this.#perUtility(project, ((cost - money - doubt) / rich) * BELOW);
      if (bound > (this.lower[project] as number)) this.lower[project] = bound;
      if (bound > bar) return false;
      if (next > rho * (1 + 2 ** -46)) {
        rho = next;
        continue;
      }
      const width = (2 * doubt) / rich + 2 * Math.abs(next - rho);
      const isSure = near <= rich / 2 && width <= (NEAR / 4) * rho;
      this.#upper[project] = isSure ? this.#perUtility(project, (Math.max(next, rho) + width) * ABOVE) : OUT;
      return true;
    }
  }

  /** Nobody could pay more than she has: is it enough? Doubles answer where it is clear, the books otherwise. */
  #settleExactly(project: number, money: number, doubt: number, cost: number): boolean {
    if (money + doubt < cost || exactPrice(this.table, this.ledger, project, null) === null) {
      this.lower[project] = OUT;
      return false;
    }
    this.#upper[project] = OUT;
    return true;
  }

  #split(project: number, rho: number) {
    const { starts, rows, weights, points } = this.table;
    const start = starts[project] as number;
    const held = this.money;
    const close = rho * (1 + NEAR);
    let end = start + (this.#live[project] as number);
    let rich = 0;
    let near = 0;
    let money = 0;
    for (let entry = start; entry < end; entry += 1) {
      const has = held[rows[entry] as number] as number;
      const weight = weights[entry] as number;
      const share = points[entry] as number;
      if (has >= rho * share) {
        rich += weight * share;
        if (has <= close * share) near += weight * share;
      } else if (has === 0) {
        end -= 1;
        swap(rows, entry, end);
        swap(weights, entry, end);
        swap(points, entry, end);
        entry -= 1;
      } else money += weight * has;
    }
    this.#live[project] = end - start;
    return { rich, near, money, entries: end - start };
  }

  /** Exactly the cheapest for one unit of utility; equals by rank. */
  #cheapestOf(projects: readonly number[]): Price | null {
    let best: Price | null = null;
    for (const project of projects) {
      const price = exactPrice(this.table, this.ledger, project, this.#estimateOf(project));
      if (price === null) this.lower[project] = OUT;
      else if (best === null || this.#isBefore(price, best)) best = price;
    }
    return best;
  }

  #estimateOf(project: number) {
    if (this.#exact || this.#upper[project] === OUT) return null;
    const unit = this.table.utility === 'cost' ? (this.table.costs[project] as number) : 1;
    const low = (this.lower[project] as number) * unit * BELOW;
    const high = (this.#upper[project] as number) * unit * ABOVE;
    return { low, high, money: this.money, slack: this.slack };
  }

  #isBefore(a: Price, b: Price): boolean {
    const left = a.numerator * BigInt(b.over) * this.#unit(b.project);
    const right = b.numerator * BigInt(a.over) * this.#unit(a.project);
    if (left !== right) return left < right;
    return (this.#ranking[a.project] as number) < (this.#ranking[b.project] as number);
  }

  #unit(project: number): bigint {
    if (this.table.utility !== 'cost') return 1n;
    const cost = (this.table.election.projects[project] as { cost: bigint }).cost;
    return cost === 0n ? 1n : cost;
  }

  buy({ project, numerator, over, poor }: Price): void {
    const { ledger, money, table } = this;
    ledger.buy(project, numerator, over);
    const turn = ledger.prices.length - 1;
    for (const row of poor) {
      ledger.spent[row] = turn;
      money[row] = 0;
    }
    const rho = toNumber({ n: ledger.prices[turn] as bigint, d: ledger.denominator });
    const start = table.starts[project] as number;
    const end = start + (this.#live[project] as number);
    for (let entry = start; entry < end; entry += 1) {
      const row = table.rows[entry] as number;
      if (ledger.spent[row] === -1) money[row] = (money[row] as number) - rho * (table.points[entry] as number);
    }
    this.lower[project] = OUT;
  }
}

function swap(values: Int32Array | Float64Array, a: number, b: number): void {
  const kept = values[a] as number;
  values[a] = values[b] as number;
  values[b] = kept;
}
