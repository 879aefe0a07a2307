import { compare, type Rational, rational, toNumber, ZERO } from '../rational.ts';
import { ABOVE, BELOW, type Price } from '../shares/price.ts';
import { type Ranking, type Run, runShares } from '../shares/run.ts';
import type { Table } from '../shares/table.ts';

/** How near a project that was not bought came, over all rounds of the run. */
export interface Nearness {
  /** The largest part of its cost its supporters could have given at the price of a round's winner; 1 is enough. */
  readonly effectiveSupport: Rational;
  /** About the highest cost at which it would have been bought; in the election's units. */
  readonly price: number;
  /** The last purchase before its supporters together had less than it costs (−1: none was needed), and what they had. */
  readonly outOfReach: { readonly after: number; readonly left: Rational };
}

/**
 * Effective support as pabutools has it: rerun with the project withheld; in each round its supporters give what they
 * have, at most the round's best price for its utility. After the last round nothing bounds what they give. A project
 * that was not bought is withheld by itself, so that one run serves all.
 */
export function nearnessOf(
  table: Table,
  endowment: Rational,
  ranking: Ranking,
  projects: readonly number[],
): Nearness[] {
  const best = projects.map(() => ({ share: 0, price: 0, outOfReach: null as Nearness['outOfReach'] | null }));
  const watchAll = (look: (run: Run, next: Price | null, project: number, at: number) => void) =>
    runShares(table, endowment, ranking, {
      watch: (run, next) => {
        projects.forEach((project, at) => {
          look(run, next, project, at);
        });
      },
    });
  watchAll((run, next, project, at) => {
    const found = best[at] as (typeof best)[number];
    const cost = table.costs[project] as number;
    const given = givenAt(run, project, capOf(run, next, cost));
    if (cost > 0) found.share = Math.max(found.share, given / cost);
    found.price = Math.max(found.price, affordedAt(run, next, project, found.price));
    found.outOfReach ??= outOfReach(run, project, cost);
  });
  const exact = projects.map(() => ZERO);
  watchAll((run, next, project, at) => {
    const cost = table.costs[project] as number;
    const given = givenAt(run, project, capOf(run, next, cost));
    if (given / cost < (best[at] as { share: number }).share * (1 - 1e-9)) return;
    const share = exactShare(run, next, project);
    if (compare(share, exact[at] as Rational) > 0) exact[at] = share;
  });
  return best.map(({ price, outOfReach: out }, at) => ({
    effectiveSupport: exact[at] as Rational,
    price,
    outOfReach: out ?? { after: -1, left: ZERO },
  }));
}

/** About the highest cost at which each project would be bought at this endowment; its own bounds the looking. */
export function pricesAt(table: Table, endowment: Rational, ranking: Ranking, projects: readonly number[]): number[] {
  const prices = projects.map(() => 0);
  runShares(table, endowment, ranking, {
    watch: (run, next) => {
      projects.forEach((project, at) => {
        prices[at] = Math.max(prices[at] as number, affordedAt(run, next, project, prices[at] as number));
      });
    },
  });
  return prices;
}

function outOfReach(run: Run, project: number, cost: number): Nearness['outOfReach'] | null {
  if (givenAt(run, project, Number.POSITIVE_INFINITY) > cost * (1 + 1e-6)) return null;
  const left = leftWith(run, project);
  const exact = (run.table.election.projects[project] as { cost: bigint }).cost;
  const isSupported = (run.table.voters[project] as number) > 0;
  return left.n < exact * left.d || !isSupported ? { after: run.ledger.bought.at(-1) ?? -1, left } : null;
}

/** About how many more supporters the project lacks at this endowment; below zero where it has more than it needs. */
export function votesLacking(table: Table, endowment: Rational, ranking: Ranking, project: number): number {
  const each = toNumber(endowment);
  const cost = table.costs[project] as number;
  let fewest = Number.POSITIVE_INFINITY;
  runShares(table, endowment, ranking, {
    withheld: project,
    watch: (run, next) => {
      const cap = capOf(run, next, cost);
      const lacking = (cost - givenAt(run, project, cap)) / Math.min(each, cap);
      if (lacking < fewest) fewest = lacking;
    },
  });
  return fewest;
}

/** The most one supporter of a project of this cost gives for each of her points, at the round's best price. */
function capOf({ ledger, table }: Run, next: Price | null, cost: number): number {
  if (next === null) return Number.POSITIVE_INFINITY;
  const rho = toNumber({ n: next.numerator, d: ledger.denominator * BigInt(next.over) });
  const won = table.costs[next.project] as number;
  return table.utility === 'cost' ? (won === 0 ? 0 : (rho / won) * cost) : rho;
}

function givenAt({ table, money }: Run, project: number, cap: number): number {
  let sum = 0;
  for (let entry = table.starts[project] as number; entry < (table.starts[project + 1] as number); entry += 1)
    sum +=
      (table.weights[entry] as number) *
      Math.min(money[table.rows[entry] as number] as number, cap * (table.points[entry] as number));
  return sum;
}

/**
 * The highest cost the supporters would have paid, or `known` where that is not higher. With cost utilities a lower cost
 * lowers what they may give: the root of what is given less the cost, a concave function, by Newton's steps from above.
 */
function affordedAt(run: Run, next: Price | null, project: number, known: number): number {
  const most = givenAt(run, project, Number.POSITIVE_INFINITY);
  if (next === null || most <= known) return most;
  if (run.table.utility !== 'cost') return givenAt(run, project, capOf(run, next, 0));
  const share = capOf(run, next, 1);
  const { starts, rows, weights } = run.table;
  for (let cost = most; ; ) {
    let [poor, rich] = [0, 0];
    for (let entry = starts[project] as number; entry < (starts[project + 1] as number); entry += 1) {
      const has = run.money[rows[entry] as number] as number;
      if (has < share * cost) poor += (weights[entry] as number) * has;
      else rich += weights[entry] as number;
    }
    const lower = poor / (1 - share * rich);
    if (!(lower < cost * (1 - 1e-12)) || lower < 0) return cost;
    if (lower <= known) return known;
    cost = lower;
  }
}

function exactShare(run: Run, next: Price | null, project: number): Rational {
  const { table, ledger, money, slack } = run;
  const cost = (table.election.projects[project] as { cost: bigint }).cost;
  if (cost === 0n) return ZERO;
  const cap = next === null ? null : exactCap(run, next, cost);
  const near = cap === null ? Number.POSITIVE_INFINITY : toNumber({ n: cap.n, d: cap.d * ledger.denominator });
  ledger.startSum();
  let rich = 0;
  for (let entry = table.starts[project] as number; entry < (table.starts[project + 1] as number); entry += 1) {
    const row = table.rows[entry] as number;
    if (ledger.spent[row] !== -1) continue;
    const points = table.points[entry] as number;
    const has = money[row] as number;
    let isPoor = cap === null || has + slack < near * points * BELOW;
    if (cap !== null && !isPoor && has - slack <= near * points * ABOVE)
      isPoor = ledger.moneyOf(row) * cap.d < cap.n * BigInt(points);
    if (isPoor) ledger.addToSum(row, table.weights[entry] as number);
    else rich += (table.weights[entry] as number) * points;
  }
  const { n, d } = cap ?? { n: 0n, d: 1n };
  return rational(ledger.sum() * d + BigInt(rich) * n, d * cost * ledger.denominator);
}

/** {@link capOf} exactly, in numerators of the ledger. */
function exactCap({ table }: Run, next: Price, cost: bigint): { n: bigint; d: bigint } {
  const over = BigInt(next.over);
  if (table.utility !== 'cost') return { n: next.numerator, d: over };
  const won = (table.election.projects[next.project] as { cost: bigint }).cost;
  return won === 0n ? { n: 0n, d: 1n } : { n: next.numerator * cost, d: over * won };
}

/** What the project's supporters have left at the end of the run, in the election's units. */
export function leftWith({ table, ledger }: Run, project: number): Rational {
  ledger.startSum();
  for (let entry = table.starts[project] as number; entry < (table.starts[project + 1] as number); entry += 1) {
    const row = table.rows[entry] as number;
    if (ledger.spent[row] === -1) ledger.addToSum(row, table.weights[entry] as number);
  }
  return ledger.amount(ledger.sum());
}
