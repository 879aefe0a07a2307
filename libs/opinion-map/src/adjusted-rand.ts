/**
 * How alike two groupings of the same points are: 1 the same, 0 as alike as chance makes them, below 0 less. Groups are
 * numbered from 0. Two groupings that both leave everything together, or both everything alone, are the same: 1.
 * Source: Hubert & Arabie, J. Classification 2, 1985.
 */
export function adjustedRand(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const width = groupsIn(b);
  const cells = new Float64Array(groupsIn(a) * width);
  const rows = new Float64Array(groupsIn(a));
  const columns = new Float64Array(width);
  for (let at = 0; at < a.length; at += 1) {
    const row = a[at] as number;
    const column = b[at] as number;
    cells[row * width + column] = (cells[row * width + column] as number) + 1;
    rows[row] = (rows[row] as number) + 1;
    columns[column] = (columns[column] as number) + 1;
  }
  const together = pairs(cells);
  const inA = pairs(rows);
  const inB = pairs(columns);
  const all = (a.length * (a.length - 1)) / 2;
  const expected = all === 0 ? 0 : (inA * inB) / all;
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function groupsIn(labels: ArrayLike<number>): number {
  let most = -1;
  for (let at = 0; at < labels.length; at += 1) most = Math.max(most, labels[at] as number);
  return most + 1;
}

const pairs = (counts: Float64Array) => counts.reduce((sum, count) => sum + (count * (count - 1)) / 2, 0);
