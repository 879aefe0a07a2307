import type { Election } from './election.ts';
import { idOf, money } from './greedy.ts';
import type { Outcome, Progress, Round } from './outcome.ts';
import { divide, gcd, type Rational, rational, toNumber, ZERO } from './rational.ts';
import { type Table, tableOf } from './shares/table.ts';
import { rankingOf, type Tie } from './ties.ts';

export interface PhragmenOptions {
  readonly ties?: readonly Tie[];
  readonly seed?: string;
  readonly exact?: boolean;
  readonly progress?: Progress;
}

/**
 * Sequential Phragmén for budgets: voters earn money at the same pace, and a project is bought the moment its supporters
 * can pay it; the rule ends at the moment when a project could be paid that does not fit. In loads: the next project has the least
 * (cost + its supporters' loads) / supporters, which becomes their load. Points and ranks count as approvals.
 */
export function phragmen(election: Election, options: PhragmenOptions = {}): Outcome {
  const table = tableOf(election, 'count');
  const { winners, left, loads } = runLoads(table, options);
  return {
    rule: 'phragmen',
    winners: winners.map((project) => idOf(election, project)),
    cost: money(election, election.budget - left),
    budget: money(election, election.budget),
    endowment: null,
    rounds: winners.map((project, turn) => loads.round(project, turn)),
    comparison: null,
  };
}

/** What may look on: called before each purchase with those due, and once more with those at which the rule ended. */
export type LoadsWatcher = (loads: Loads, due: readonly number[], left: bigint) => void;

/** @param table with the utility `count` */
export function runLoads(table: Table, options: PhragmenOptions, watch?: LoadsWatcher) {
  const { election } = table;
  const ranking = rankingOf(election, table.votes, options);
  const loads = new Loads(table, options.exact ?? false);
  const winners: number[] = [];
  let left = election.budget;
  for (;;) {
    options.progress?.(winners.length, table.projects, 'sharing loads');
    const due = loads.least();
    watch?.(loads, due, left);
    if (due.length === 0 || due.some((project) => costIn(election, project) > left)) return { winners, left, loads };
    const next = due.reduce((a, b) => ((ranking[b] as number) < (ranking[a] as number) ? b : a));
    left -= costIn(election, next);
    winners.push(next);
    loads.buy(next);
  }
}

const costIn = ({ projects }: Election, project: number) => projects[project]?.cost ?? 0n;

/** Every voter's load is that of the last purchase she supports, so that sums of loads are whole counts of purchases. */
export class Loads {
  readonly #table: Table;
  readonly #exact: boolean;
  /** Last purchase of each ballot row; −1 for none. */
  readonly #last: Int32Array;
  #denominator = 1n;
  readonly #loads: bigint[] = [];
  readonly #near: number[] = [];
  /** Below the load each project would give; infinite for those bought, unsupported or never affordable. */
  readonly #lower: Float64Array;

  constructor(table: Table, exact: boolean) {
    this.#table = table;
    this.#exact = exact;
    const { ballots, projects, budget } = table.election;
    this.#last = new Int32Array(ballots.rows).fill(-1);
    this.#lower = Float64Array.from(projects, ({ cost }, project) =>
      (table.voters[project] as number) === 0 || cost > budget ? Number.POSITIVE_INFINITY : 0,
    );
  }

  /** The projects that can be bought next, all at the same load. Loads only grow, so the last value is a bound below. */
  least(): number[] {
    const open = [...this.#lower.keys()].filter((project) => this.#lower[project] !== Number.POSITIVE_INFINITY);
    if (this.#exact) return this.#exactLeast(open);
    open.sort((a, b) => (this.#lower[a] as number) - (this.#lower[b] as number));
    let bar = Number.POSITIVE_INFINITY;
    for (const project of open) {
      if ((this.#lower[project] as number) > bar) break;
      const { load, doubt } = this.#estimate(project);
      this.#lower[project] = load * (1 - doubt);
      bar = Math.min(bar, load * (1 + doubt));
    }
    return this.#exactLeast(open.filter((project) => (this.#lower[project] as number) <= bar));
  }

  /** All terms are positive: a sum of m doubles is off by at most m roundings, relatively. */
  #estimate(project: number): { load: number; doubt: number } {
    const { starts, rows, weights, costs, voters } = this.#table;
    const [start, end] = [starts[project] as number, starts[project + 1] as number];
    let sum = costs[project] as number;
    for (let entry = start; entry < end; entry += 1) {
      const last = this.#last[rows[entry] as number] as number;
      if (last !== -1) sum += (weights[entry] as number) * (this.#near[last] as number);
    }
    return { load: sum / (voters[project] as number), doubt: (end - start + 16) * 2 ** -52 };
  }

  #exactLeast(open: readonly number[]): number[] {
    if (open.length <= 1) return [...open];
    let due: number[] = [];
    let least = 0n;
    for (const project of open) {
      const sum = this.#exactSum(project);
      const first = due[0];
      const more = first === undefined ? -1n : sum * this.#voters(first) - least * this.#voters(project);
      if (more < 0n) [due, least] = [[project], sum];
      else if (more === 0n) due.push(project);
    }
    return due;
  }

  #voters = (project: number) => BigInt(this.#table.voters[project] as number);

  #exactSum(project: number): bigint {
    const { starts, rows, weights, election } = this.#table;
    const counts = new Float64Array(this.#loads.length);
    for (let entry = starts[project] as number; entry < (starts[project + 1] as number); entry += 1) {
      const last = this.#last[rows[entry] as number] as number;
      if (last !== -1) counts[last] = (counts[last] as number) + (weights[entry] as number);
    }
    const cost = costIn(election, project) * this.#denominator;
    return counts.reduce((sum, count, turn) => sum + BigInt(count) * (this.#loads[turn] as bigint), cost);
  }

  buy(project: number): void {
    const sum = this.#exactSum(project);
    const common = gcd(sum, this.#voters(project));
    const scale = this.#voters(project) / common;
    this.#denominator *= scale;
    this.#loads.forEach((load, turn) => {
      this.#loads[turn] = load * scale;
    });
    this.#loads.push(sum / common);
    this.#near.push(toNumber({ n: sum / common, d: this.#denominator }));
    const { starts, rows } = this.#table;
    for (let entry = starts[project] as number; entry < (starts[project + 1] as number); entry += 1)
      this.#last[rows[entry] as number] = this.#loads.length - 1;
    this.#lower[project] = Number.POSITIVE_INFINITY;
  }

  /** About {@link Loads.burden}. */
  nearBurden(project: number): number {
    return this.#estimate(project).load * (this.#table.voters[project] as number);
  }

  /** Its cost and the loads its supporters carry, together; in the election's units. */
  burden(project: number): Rational {
    return rational(this.#exactSum(project), this.#denominator);
  }

  round(project: number, turn: number): Round {
    const { election, voters } = this.#table;
    const cost = money(election, costIn(election, project));
    const rho = rational(this.#loads[turn] as bigint, this.#denominator * election.scale);
    return {
      project: idOf(election, project),
      cost,
      by: 'load',
      rho,
      effectiveVotes: rho.n === ZERO.n ? null : divide(cost, rho),
      supporters: voters[project] as number,
      paid: cost,
      endowment: null,
    };
  }
}
