import { adjustedRand } from '../adjusted-rand.ts';
import { principalAxes } from '../principal-axes.ts';
import { projected } from '../project.ts';
import { spreadOf } from '../spread.ts';
import type { VoteTable } from '../vote-table.ts';
import { binned } from './bins.ts';
import { mirrored, partitionInto } from './find-groups.ts';
import { lloyd } from './lloyd.ts';

/** Rough axes will do: what is compared is who stands with whom. */
const ROUGHLY = { tolerance: 1e-2, mostSteps: 5 };
const BINS = 64;

/** What of a table the resamples look at: rows of some participants, comments on the map only. */
export type Sample = Pick<VoteTable, 'standing' | 'rowStart' | 'codes'> & {
  /** How many votes more each row counts: see `votesOfRow`. */
  readonly given: number;
};

/** At most `most` of the rows, drawn. */
export function sampleOf(table: VoteTable, rows: Int32Array, most: number, draw: () => number): Sample {
  const chosen = drawn(rows, most, draw);
  const rowStart = new Int32Array(chosen.length + 1);
  const codes: number[] = [];
  for (const [place, row] of chosen.entries()) {
    const end = table.rowStart[row + 1] as number;
    for (let at = table.rowStart[row] as number; at < end; at += 1) {
      const code = table.codes[at] as number;
      if (table.standing[code >> 2] === 'in') codes.push(code);
    }
    rowStart[place + 1] = codes.length;
  }
  const onMap = table.standing.filter((one) => one === 'in').length;
  return { standing: table.standing, rowStart, codes: Int32Array.from(codes), given: table.columns - onMap };
}

/** Without order among those chosen beyond that of the rows. */
function drawn(rows: Int32Array, most: number, draw: () => number): Int32Array {
  let wanted = Math.min(most, rows.length);
  let left = rows.length;
  return rows.filter(() => {
    const isChosen = draw() * left < wanted;
    left -= 1;
    if (isChosen) wanted -= 1;
    return isChosen;
  });
}

/** The same people on the same comments, each comment with the same votes, but dealt out anew: nobody agrees with anybody. */
export function dealtAnew({ standing, rowStart, codes, given }: Sample, draw: () => number): Sample {
  const left = tallied(codes, standing.length);
  const lead = leadingVotes(codes, standing.length);
  const dealt = codes.map((code) => {
    const first = code & ~3;
    const order = [first + 1, first + (lead[code >> 2] as number), first + 2 - (lead[code >> 2] as number)];
    let place = draw() * order.reduce((sum, option) => sum + (left[option] as number), 0);
    const chosen = order.find((option) => {
      place -= left[option] as number;
      return place < 0;
    });
    const last = chosen ?? (order.findLast((option) => (left[option] as number) > 0) as number);
    (left[last] as number) -= 1;
    return last;
  });
  return { standing, rowStart, codes: dealt, given };
}

/** The first vote on each comment that is no pass: it is dealt before its opposite, so that signs do not matter. */
function leadingVotes(codes: Int32Array, comments: number): Uint8Array {
  const lead = new Uint8Array(comments);
  for (const code of codes.toReversed()) if ((code & 3) !== 1) lead[code >> 2] = code & 3;
  return lead;
}

/**
 * Deals the votes of each participant into two halves, makes groups of each half as if it were all, and compares.
 * @param ks numbers of groups
 * @returns for each of them the adjusted Rand index of the two groupings
 */
export function agreementOfHalves(sample: Sample, ks: readonly number[], draw: () => number): number[] {
  const [first, second] = halves(sample, draw).map((half) => groupings(half, ks));
  return ks.map((_, at) => adjustedRand(first?.[at] ?? [], second?.[at] ?? []));
}

function halves({ rowStart, codes, ...rest }: Sample, draw: () => number): Sample[] {
  const rows = rowStart.length - 1;
  const parts = [0, 1].map(() => ({ codes: new Int32Array(codes.length), rowStart: new Int32Array(rows + 1), end: 0 }));
  for (let row = 0; row < rows; row += 1) {
    const end = rowStart[row + 1] as number;
    let left = end - (rowStart[row] as number);
    // Of an odd number the odd one falls to either.
    let wanted = (left + (draw() < 0.5 ? 1 : 0)) >> 1;
    for (let at = rowStart[row] as number; at < end; at += 1) {
      const isFirst = draw() * left < wanted;
      left -= 1;
      if (isFirst) wanted -= 1;
      const part = parts[isFirst ? 0 : 1] as (typeof parts)[0];
      part.codes[part.end] = codes[at] as number;
      part.end += 1;
    }
    for (const part of parts) part.rowStart[row + 1] = part.end;
  }
  return parts.map((part) => ({
    ...rest,
    rowStart: part.rowStart,
    codes: part.codes.subarray(0, part.end),
    given: rest.given / 2,
  }));
}

function groupings({ standing, rowStart, codes, given }: Sample, ks: readonly number[]): Int32Array[] {
  const tally = tallied(codes, standing.length);
  const spread = spreadOf({ rowStart, codes, tally, standing });
  const votesOfRow = Float64Array.from({ length: rowStart.length - 1 }, (_, row) => {
    return (rowStart[row + 1] as number) - (rowStart[row] as number) + given;
  });
  const axes = principalAxes(spread, ROUGHLY);
  const points = mirrored(projected(spread, axes, { columns: standing.length, votesOfRow }));
  const { centers, weights } = binned(points, BINS);
  return ks.map((k) => lloyd(points, partitionInto(k, centers, weights).centers).labels);
}

function tallied(codes: Int32Array, comments: number): Int32Array {
  const tally = new Int32Array(comments * 4);
  for (let at = 0; at < codes.length; at += 1) (tally[codes[at] as number] as number) += 1;
  return tally;
}
