import { type Pair, pairOf } from './column-pairs.ts';
import type { VoteTable } from './vote-table.ts';

/**
 * The votes less their comment's mean. A comment somebody has not seen counts as that mean, which leaves 0: the matrix
 * of everybody's votes needs no more than the votes themselves.
 */
export interface Spread {
  readonly rowStart: Int32Array;
  readonly codes: Int32Array;
  /** The mean vote on each comment; 0 where the comment is no part of the map. */
  readonly center: Float64Array;
  /** By code: the vote less the mean; 0 where the comment is no part of the map. */
  readonly weight: Float64Array;
  /** The sum of all squares. */
  readonly total: number;
}

export function spreadOf({
  rowStart,
  codes,
  tally,
  standing,
}: Pick<VoteTable, 'rowStart' | 'codes' | 'tally' | 'standing'>): Spread {
  const center = new Float64Array(standing.length);
  const weight = new Float64Array(standing.length * 4);
  let total = 0;
  for (const [comment, one] of standing.entries()) {
    if (one !== 'in') continue;
    const disagrees = tally[comment * 4] as number;
    const agrees = tally[comment * 4 + 2] as number;
    const votes = disagrees + (tally[comment * 4 + 1] as number) + agrees;
    const mean = votes === 0 ? 0 : (agrees - disagrees) / votes;
    center[comment] = mean;
    for (let vote = 0; vote < 3; vote += 1) weight[comment * 4 + vote] = vote - 1 - mean;
    const squares = (vote: number) =>
      (tally[4 * comment + vote] as number) * (weight[4 * comment + vote] as number) ** 2;
    // Agrees and disagrees first: turned round, all votes then make the very same number.
    total += squares(0) + squares(2) + squares(1);
  }
  return { rowStart, codes, center, weight, total };
}

/**
 * Each row of the spread times two columns of numbers (interleaved: 2·comment, 2·comment + 1), interleaved too. The
 * products of vote and column are made once a code; a vote costs one look-up and two additions.
 */
export function timesColumns({ rowStart, codes, weight }: Spread, columns: Pair): Pair {
  const products = new Float64Array(2 * weight.length);
  fillProducts(products, weight, columns);
  const rows = rowStart.length - 1;
  const sums = pairOf(2 * rows);
  for (let row = 0; row < rows; row += 1) {
    const end = rowStart[row + 1] as number;
    let first = 0;
    let second = 0;
    for (let at = rowStart[row] as number; at < end; at += 1) {
      const code = codes[at] as number;
      first += products[2 * code] as number;
      second += products[2 * code + 1] as number;
    }
    sums[2 * row] = first;
    sums[2 * row + 1] = second;
  }
  return sums;
}

/**
 * SᵀS times two columns, for a spread S, in one walk over the votes: what Lanczos' steps need, one after the other. The
 * walk writes in arrays that are made once.
 */
export function covarianceOf(spread: Spread): (columns: Pair) => Pair {
  const products = new Float64Array(2 * spread.weight.length);
  const sums = new Float64Array(2 * spread.weight.length);
  return (columns) => {
    fillProducts(products, spread.weight, columns);
    walk(spread, products, sums.fill(0));
    return gathered(spread.weight, sums, columns.length);
  };
}

function walk({ rowStart, codes }: Spread, products: Float64Array, sums: Float64Array): void {
  const rows = rowStart.length - 1;
  for (let row = 0; row < rows; row += 1) {
    const start = rowStart[row] as number;
    const end = rowStart[row + 1] as number;
    let first = 0;
    let second = 0;
    for (let at = start; at < end; at += 1) {
      const code = codes[at] as number;
      first += products[2 * code] as number;
      second += products[2 * code + 1] as number;
    }
    for (let at = start; at < end; at += 1) {
      const place = 2 * (codes[at] as number);
      sums[place] = (sums[place] as number) + first;
      sums[place + 1] = (sums[place + 1] as number) + second;
    }
  }
}

function fillProducts(products: Float64Array, weight: Float64Array, columns: Pair): void {
  for (let code = 0; code < weight.length; code += 1) {
    const comment = 2 * (code >> 2);
    products[2 * code] = (weight[code] as number) * (columns[comment] as number);
    products[2 * code + 1] = (weight[code] as number) * (columns[comment + 1] as number);
  }
}

function gathered(weight: Float64Array, sums: Float64Array, length: number): Pair {
  const result = pairOf(length);
  for (let at = 0; at < length; at += 1) {
    const code = 2 * (at & ~1);
    const [disagrees, passes, agrees] = [2 * code, 2 * code + 2, 2 * code + 4];
    const half = at & 1;
    // In this order for the same reason as the total above.
    result[at] =
      (weight[code] as number) * (sums[disagrees + half] as number) +
      (weight[code + 2] as number) * (sums[agrees + half] as number) +
      (weight[code + 1] as number) * (sums[passes + half] as number);
  }
  return result;
}
