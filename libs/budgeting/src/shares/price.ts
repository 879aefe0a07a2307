import type { Ledger } from './ledger.ts';
import type { Table } from './table.ts';

/** An exact price: ρ = numerator / (ledger's denominator · over), and who gives her last for it. */
export interface Price {
  readonly project: number;
  readonly numerator: bigint;
  readonly over: number;
  /** Rows that give all they have. */
  readonly poor: readonly number[];
}

/** What is known of a price without the books: `low` ≤ ρ ≤ `high`, and each row's money within `slack` of `money`. */
export interface Estimate {
  readonly low: number;
  readonly high: number;
  readonly money: Float64Array;
  readonly slack: number;
}

/**
 * The least ρ with Σ min(money, ρ·points) = cost, exactly; null where the supporters together have less. Rows that the
 * estimate cannot place for certain are placed by their exact money.
 */
export function exactPrice(table: Table, ledger: Ledger, project: number, estimate: Estimate | null): Price | null {
  const { starts, rows, weights, points, election } = table;
  const { cost } = election.projects[project] as { cost: bigint };
  if (cost === 0n) return { project, numerator: 0n, over: 1, poor: [] };
  const poor: number[] = [];
  const open: Open[] = [];
  let over = 0;
  ledger.startSum();
  for (let entry = starts[project] as number; entry < (starts[project + 1] as number); entry += 1) {
    const row = rows[entry] as number;
    if (ledger.spent[row] !== -1) continue;
    const weight = weights[entry] as number;
    const share = points[entry] as number;
    const side = estimate === null ? 0 : sideOf(estimate, row, share);
    if (side < 0) {
      poor.push(row);
      ledger.addToSum(row, weight);
    } else {
      over += weight * share;
      if (side === 0) open.push({ row, weight, share, money: ledger.moneyOf(row) });
    }
  }
  return settle(project, cost * ledger.denominator - ledger.sum(), over, poor, open);
}

interface Open {
  readonly row: number;
  readonly weight: number;
  readonly share: number;
  readonly money: bigint;
}

/** −1: surely poor; 1: surely able to pay the full price; 0: to be looked at. */
function sideOf({ low, high, money, slack }: Estimate, row: number, share: number): number {
  const has = money[row] as number;
  if (has + slack < low * share * BELOW) return -1;
  return has - slack > high * share * ABOVE ? 1 : 0;
}

/** Cover the roundings of the comparison itself. */
export const BELOW = 1 - 2 ** -50;
export const ABOVE = 1 + 2 ** -50;

function settle(project: number, missing: bigint, most: number, poor: number[], open: Open[]): Price | null {
  let numerator = missing;
  let over = most;
  open.sort((a, b) => sign(a.money * BigInt(b.share) - b.money * BigInt(a.share)));
  let at = 0;
  for (; at < open.length; at += 1) {
    const { row, weight, share, money } = open[at] as Open;
    if (money * BigInt(over) >= numerator * BigInt(share)) break;
    numerator -= BigInt(weight) * money;
    over -= weight * share;
    poor.push(row);
  }
  if (over === 0) return null;
  // Who has exactly the price gives her last, too: the sum is the same.
  for (; at < open.length; at += 1) {
    const { row, share, money } = open[at] as Open;
    if (money * BigInt(over) > numerator * BigInt(share)) break;
    poor.push(row);
  }
  return { project, numerator, over, poor };
}

const sign = (value: bigint) => (value < 0n ? -1 : value > 0n ? 1 : 0);
