import { type Rational, rational, toNumber, ZERO } from '../rational.ts';
import { ABOVE, BELOW, type Price } from './price.ts';
import { type Ranking, type Run, runShares } from './run.ts';
import type { Table } from './table.ts';

/** How near a project that was not bought came, over all rounds of the run. */
export interface Nearness {
  /** The largest part of its cost its supporters could have given at the price of a round's winner; 1 is enough. */
  readonly effectiveSupport: Rational;
  /** About the highest cost at which it would have been bought; in the election's units. */
  readonly price: number;
  /** About the fewest further supporters it lacked. */
  readonly votes: number;
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
  const best = projects.map(() => ({ share: -1, price: 0, votes: Number.POSITIVE_INFINITY }));
  const each = toNumber(endowment);
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
    const cap = capOf(run, next, project, cost);
    const given = givenAt(run, project, cap);
    found.share = Math.max(found.share, given / cost);
    found.price = Math.max(found.price, affordedAt(run, next, project, given));
    found.votes = Math.min(found.votes, (cost - given) / Math.min(each, cap));
  });
  const exact = projects.map(() => ZERO);
  watchAll((run, next, project, at) => {
    const cost = table.costs[project] as number;
    const given = givenAt(run, project, capOf(run, next, project, cost));
    if (given / cost < (best[at] as { share: number }).share * (1 - 1e-9)) return;
    const share = exactShare(run, next, project);
    if (share.n * (exact[at] as Rational).d > (exact[at] as Rational).n * share.d) exact[at] = share;
  });
  return best.map(({ price, votes }, at) => ({ effectiveSupport: exact[at] as Rational, price, votes }));
}

/** The most one supporter gives for each of her points, at the round's best price. */
function capOf({ ledger, table }: Run, next: Price | null, project: number, cost: number): number {
  if (next === null) return Number.POSITIVE_INFINITY;
  const rho = toNumber({ n: next.numerator, d: ledger.denominator * BigInt(next.over) });
  const won = table.costs[next.project] as number;
  return table.utility === 'cost' ? (won === 0 ? 0 : (rho / won) * cost) : project < 0 ? 0 : rho;
}

function givenAt({ table, money }: Run, project: number, cap: number): number {
  let sum = 0;
  for (let entry = table.starts[project] as number; entry < (table.starts[project + 1] as number); entry += 1)
    sum +=
      (table.weights[entry] as number) *
      Math.min(money[table.rows[entry] as number] as number, cap * (table.points[entry] as number));
  return sum;
}

/** With cost utilities a lower cost lowers what supporters may give: step down to where both agree. */
function affordedAt(run: Run, next: Price | null, project: number, given: number): number {
  if (next === null || run.table.utility !== 'cost') return given;
  let cost = given;
  for (let step = 0; step < 40; step += 1) {
    const lower = givenAt(run, project, capOf(run, next, project, cost));
    if (lower >= cost * (1 - 1e-10)) return lower;
    cost = lower;
  }
  return cost;
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
