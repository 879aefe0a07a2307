import type { Pair } from './column-pairs.ts';
import { type Spread, timesColumns } from './spread.ts';

/**
 * Where each participant stands (interleaved: 2·row, 2·row + 1). Someone who voted little is moved outwards by
 * √(columns / votes), as Pol.is does, so that few votes do not look like moderate opinions.
 */
export function projected(spread: Spread, axes: Pair, { columns, votesOfRow }: Counted): Pair {
  const points = timesColumns(spread, axes);
  for (let row = 0; 2 * row < points.length; row += 1) {
    const votes = votesOfRow[row] as number;
    const scale = Math.sqrt(columns / Math.max(votes, 1));
    points[2 * row] = (points[2 * row] as number) * scale;
    points[2 * row + 1] = (points[2 * row + 1] as number) * scale;
  }
  return points;
}

/** How far from the middle a participant would stand who had voted on this comment alone: agree, on a map of `columns`. */
export function extremityOf(comment: number, { center }: Spread, axes: Pair, columns: number): number {
  const x = axes[2 * comment] as number;
  const y = axes[2 * comment + 1] as number;
  return Math.sqrt(columns) * (1 - (center[comment] as number)) * Math.sqrt(x * x + y * y);
}

/** See the fields of `VoteTable`. */
interface Counted {
  readonly columns: number;
  readonly votesOfRow: ArrayLike<number>;
}
