import { adjustedRand } from '../adjusted-rand.ts';
import { principalAxes } from '../principal-axes.ts';
import { projected } from '../project.ts';
import { spreadOf } from '../spread.ts';
import type { VoteTable } from '../vote-table.ts';
import { binned } from './bins.ts';
import { mirrored, partitionInto } from './find-groups.ts';
import { lloyd } from './lloyd.ts';

/** Rough axes will do: what is compared is who stands with whom. */
const ROUGHLY = { tolerance: 1e-2, mostSteps: 4 };
const BINS = 64;

/** What of a table the resamples look at: rows of some participants, comments on the map only. */
export type Sample = Pick<VoteTable, 'standing' | 'rowStart' | 'codes'> & {
  /** How many votes more each row counts: see `votesOfRow`. */
  readonly given: number;
};

/** At most `most` of the rows, drawn, in their order. */
export function sampleOf(table: VoteTable, rows: Int32Array, most: number, draw: () => number): Sample {
  const isIn = Uint8Array.from(table.standing, (one) => (one === 'in' ? 1 : 0));
  const chosen = drawn(rows, most, draw);
  const rowStart = new Int32Array(chosen.length + 1);
  const codes = new Int32Array(chosen.reduce((sum, row) => sum + lengthOf(table, row), 0));
  let end = 0;
  for (let place = 0; place < chosen.length; place += 1) {
    const row = chosen[place] as number;
    const last = table.rowStart[row + 1] as number;
    for (let at = table.rowStart[row] as number; at < last; at += 1) {
      const code = table.codes[at] as number;
      if (isIn[code >> 2] === 0) continue;
      codes[end] = code;
      end += 1;
    }
    rowStart[place + 1] = end;
  }
  const onMap = isIn.reduce((sum, one) => sum + one, 0);
  return { standing: table.standing, rowStart, codes: codes.subarray(0, end), given: table.columns - onMap };
}

const lengthOf = ({ rowStart }: VoteTable, row: number) => (rowStart[row + 1] as number) - (rowStart[row] as number);

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
  const dealt = new Int32Array(codes.length);
  for (let at = 0; at < codes.length; at += 1) {
    const code = codes[at] as number;
    const passes = (code & ~3) + 1;
    const leading = (code & ~3) + (lead[code >> 2] as number);
    const opposite = 2 * passes - leading;
    const [p, l, o] = [left[passes] as number, left[leading] as number, left[opposite] as number];
    const place = draw() * (p + l + o);
    const chosen = place < p ? passes : place < p + l ? leading : opposite;
    left[chosen] = (left[chosen] as number) - 1;
    dealt[at] = chosen;
  }
  return { standing, rowStart, codes: dealt, given };
}

/** The first vote on each comment that is no pass: it is dealt before its opposite, so that signs do not matter. */
function leadingVotes(codes: Int32Array, comments: number): Uint8Array {
  const lead = new Uint8Array(comments);
  for (let at = codes.length - 1; at >= 0; at -= 1) {
    const code = codes[at] as number;
    if ((code & 3) !== 1) lead[code >> 2] = code & 3;
  }
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

/** Of each two votes that follow each other in a row one goes to either half; a last odd one to either. */
function halves({ rowStart, codes, ...rest }: Sample, draw: () => number): Sample[] {
  const rows = rowStart.length - 1;
  const [first, second] = [new Int32Array(codes.length), new Int32Array(codes.length)];
  const [firstStart, secondStart] = [new Int32Array(rows + 1), new Int32Array(rows + 1)];
  let [firstEnd, secondEnd] = [0, 0];
  for (let row = 0; row < rows; row += 1) {
    const end = rowStart[row + 1] as number;
    let isFirst = false;
    for (let at = rowStart[row] as number, turn = 0; at < end; at += 1, turn ^= 1) {
      isFirst = turn === 0 ? draw() < 0.5 : !isFirst;
      if (isFirst) first[firstEnd++] = codes[at] as number;
      else second[secondEnd++] = codes[at] as number;
    }
    firstStart[row + 1] = firstEnd;
    secondStart[row + 1] = secondEnd;
  }
  const given = rest.given / 2;
  return [
    { ...rest, given, rowStart: firstStart, codes: first.subarray(0, firstEnd) },
    { ...rest, given, rowStart: secondStart, codes: second.subarray(0, secondEnd) },
  ];
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
