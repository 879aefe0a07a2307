export interface Bins {
  /** Interleaved. */
  readonly centers: Float64Array;
  readonly weights: Float64Array;
  readonly binOf: Int32Array;
}

/**
 * Points gathered into at most `most` bins of about equal size, by halving along the wider side: what is too much for
 * silhouettes of all pairs is little for those of the bins. As many points as bins, or fewer, are left as they are.
 * @param points interleaved
 */
export function binned(points: Float64Array, most: number): Bins {
  const count = points.length / 2;
  const order = Int32Array.from({ length: count }, (_, point) => point);
  let parts: Int32Array[] = count === 0 ? [] : [order];
  while (parts.length < most && parts.some((part) => part.length > 1)) {
    const halves = parts.flatMap((part) => halvesOf(part, points));
    if (halves.length > most) break;
    parts = halves;
  }
  if (count <= most) parts = Array.from(order, (point) => Int32Array.of(point));
  const centers = new Float64Array(2 * parts.length);
  const binOf = new Int32Array(count);
  for (const [bin, part] of parts.entries()) {
    let x = 0;
    let y = 0;
    for (const point of part) {
      x += points[2 * point] as number;
      y += points[2 * point + 1] as number;
      binOf[point] = bin;
    }
    centers[2 * bin] = x / part.length;
    centers[2 * bin + 1] = y / part.length;
  }
  return { centers, weights: Float64Array.from(parts, (part) => part.length), binOf };
}

function halvesOf(part: Int32Array, points: Float64Array): Int32Array[] {
  if (part.length < 2) return [part];
  const axis = widthOf(part, points, 0) >= widthOf(part, points, 1) ? 0 : 1;
  const keys = Float64Array.from(part, (point) => points[2 * point + axis] as number);
  const sorted = keys.slice().sort();
  const middle = part.length >> 1;
  const cut = sorted[middle] as number;
  const low: number[] = [];
  const high: number[] = [];
  let atCut = middle - sorted.indexOf(cut);
  for (const [index, point] of part.entries()) {
    const key = keys[index] as number;
    // Of points on the cut as many go below as it takes to fill the lower half.
    if (key < cut || (key === cut && atCut-- > 0)) low.push(point);
    else high.push(point);
  }
  return [Int32Array.from(low), Int32Array.from(high)];
}

function widthOf(part: Int32Array, points: Float64Array, axis: number): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < part.length; at += 1) {
    const value = points[2 * (part[at] as number) + axis] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}
