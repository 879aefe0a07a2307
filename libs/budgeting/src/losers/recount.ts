import { countShares, fundedBy } from '../equal-shares.ts';
import { costOf } from '../greedy.ts';
import { rational } from '../rational.ts';
import { MoreBallots } from '../shares/more-ballots.ts';
import { runShares } from '../shares/run.ts';
import { type Table, tableWithCost } from '../shares/table.ts';
import { type Rule, winnersIn } from '../tally.ts';
import { rankingOf } from '../ties.ts';
import type { Lost } from './lost.ts';
import { smallestNumber } from './smallest-number.ts';

/** More ballots than any city has: who does not win with them never does. */
export const MOST_BALLOTS = 10n ** 12n;

/** A scan of all smaller numbers is made where it looks at fewer ballots than this. */
const SCAN = 100_000;

/** A changed election, and the step of Add1 it is known to reach. */
interface Changed {
  readonly table: Table;
  readonly from: bigint;
}

/** Counts changed elections again, asking each time whether one project is funded. */
export class Recount {
  readonly #table: Table;
  readonly #rule: Rule;
  readonly #project: number;
  /** Of Add1: where it ended last. */
  #step: bigint;
  readonly #reached: (cost: bigint) => bigint;
  #more: MoreBallots | null = null;

  constructor(table: Table, rule: Rule, { project, step, reached }: Pick<Lost, 'project' | 'step' | 'reached'>) {
    this.#table = table;
    this.#rule = rule;
    this.#project = project;
    this.#step = step;
    this.#reached = reached;
  }

  /** The election with `more` ballots that name only the project; good until asked again. */
  withBallots(more: number): Table {
    if (more === 0) return this.#table;
    this.#more ??= new MoreBallots(this.#table, this.#project);
    return this.#more.table(more);
  }

  /** The smallest whole cut of its cost, in the currency, that wins. */
  cut(guess: bigint): bigint | null {
    const { election } = this.#table;
    const { cost } = election.projects[this.#project] as { cost: bigint };
    const cheaper = (cut: bigint) => cost - cut * election.scale;
    const changed = (cut: bigint) => ({
      table: tableWithCost(this.#table, this.#project, cheaper(cut)),
      from: this.#reached(cheaper(cut)),
    });
    // Cheaper is never worse where nothing is counted again at another endowment, and nobody compares.
    const isMonotone = !this.#isAdd1() && !(this.#rule.rule === 'equal-shares' && this.#rule.comparison === true);
    return this.#smallest(changed, guess, cost / election.scale, isMonotone);
  }

  /** The fewest ballots naming only it that win. */
  votes(guess: bigint): bigint | null {
    const changed = (more: bigint) => ({ table: this.withBallots(Number(more)), from: 0n });
    return this.#smallest(changed, guess, MOST_BALLOTS, this.#rule.rule !== 'equal-shares');
  }

  #smallest(changed: (n: bigint) => Changed, guess: bigint, most: bigint, isMonotone: boolean): bigint | null {
    const inFull = (n: bigint) => this.#isFunded(changed(n));
    const found = this.#isAdd1() ? this.#confirmed(changed, guess, most) : smallestNumber(inFull, guess, most);
    if (isMonotone || found === 1n) return found;
    const { ballots } = this.#table.election;
    const size = ballots.projects.length + 8 * (ballots.rows + this.#table.projects);
    const until = Math.min(
      found === null ? Number(most) : Number(found) - 1,
      SCAN / (size * Math.min(Number(this.#step) + 1, 200)),
    );
    for (let n = 1n; n <= until; n += 1n) if (inFull(n)) return n;
    return found;
  }

  #isAdd1(): boolean {
    return this.#rule.rule === 'equal-shares' && (this.#rule.completion ?? 'none').startsWith('add1');
  }

  /** Add1 takes many runs: looked for near its last step, then confirmed in full at n and n − 1. */
  #confirmed(changed: (n: bigint) => Changed, guess: bigint, most: bigint): bigint | null {
    const inFull = (n: bigint) => this.#isFunded(changed(n));
    const found = smallestNumber((n) => this.#isNearlyFunded(changed(n)), guess, most);
    if (found !== null && inFull(found) && (found === 1n || !inFull(found - 1n))) return found;
    return smallestNumber(inFull, found ?? guess, most);
  }

  #isFunded({ table, from }: Changed): boolean {
    const rule = this.#rule;
    if (rule.rule === 'equal-shares' && (rule.completion ?? 'none') === 'none' && rule.comparison !== true)
      return this.#isBought(table, rule);
    if (rule.rule === 'equal-shares') return fundedBy(countShares(table, rule, { from })).includes(this.#project);
    return winnersIn(table, rule).includes(this.#project);
  }

  /** Plain Equal Shares need not be counted to the end. */
  #isBought(table: Table, rule: Extract<Rule, { rule: 'equal-shares' }>): boolean {
    const { budget, ballots, projects } = table.election;
    if (rule.guard !== false && costOf(table.election, [...projects.keys()]) <= budget) return true;
    if (ballots.voters === 0) return false;
    const ranking = rankingOf(table.election, table.votes, rule);
    const endowment = rational(budget, BigInt(ballots.voters));
    return runShares(table, endowment, ranking, { until: this.#project }).ledger.bought.includes(this.#project);
  }

  #isNearlyFunded({ table }: Changed): boolean {
    if (this.#rule.rule !== 'equal-shares') return false;
    const count = countShares(table, this.#rule, { near: this.#step });
    this.#step = count.step;
    return fundedBy(count).includes(this.#project);
  }
}
