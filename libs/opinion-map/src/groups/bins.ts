export interface Bins {
  /** Interleaved. */
  readonly centers: Float64Array;
  readonly weights: Float64Array;
}

/**
 * Points gathered into at most `most` bins of about equal size, by halving along the wider side: what is too much for
 * silhouettes of all pairs is little for those of the bins. As many points as bins, or fewer, are left as they are.
 * @param points interleaved
 * @param most a power of two
 */
export function binned(points: Float64Array, most: number): Bins {
  const count = points.length / 2;
  if (count <= most) return { centers: points, weights: new Float64Array(count).fill(1) };
  const order = Int32Array.from({ length: count }, (_, point) => point);
  const bounds = [0];
  split(points, order, 0, count, most, bounds);
  const bins = bounds.length - 1;
  const centers = new Float64Array(2 * bins);
  const weights = new Float64Array(bins);
  for (let bin = 0; bin < bins; bin += 1) {
    const [from, to] = [bounds[bin] as number, bounds[bin + 1] as number];
    let [x, y] = [0, 0];
    // By id within a bin: how it was halved leaves no trace in the last digits.
    for (const point of order.subarray(from, to).sort()) {
      x += points[2 * point] as number;
      y += points[2 * point + 1] as number;
    }
    centers[2 * bin] = x / (to - from);
    centers[2 * bin + 1] = y / (to - from);
    weights[bin] = to - from;
  }
  return { centers, weights };
}

/** Halves until there are `parts`, and writes the end of each part. */
function split(
  points: Float64Array,
  order: Int32Array,
  from: number,
  to: number,
  parts: number,
  bounds: number[],
): void {
  if (parts === 1) {
    bounds.push(to);
    return;
  }
  const middle = (from + to) >> 1;
  const axis = widthOf(points, order, from, to, 0) >= widthOf(points, order, from, to, 1) ? 0 : 1;
  halve(points, order, from, to, middle, axis);
  split(points, order, from, middle, parts / 2, bounds);
  split(points, order, middle, to, parts / 2, bounds);
}

/** Brings the smallest to the front of `middle`: by place on the axis, equal ones by id. (Hoare's selection.) */
function halve(points: Float64Array, order: Int32Array, from: number, to: number, middle: number, axis: number): void {
  let [low, high] = [from, to - 1];
  while (low < high) {
    const pivot = order[(low + high) >> 1] as number;
    const value = points[2 * pivot + axis] as number;
    let [left, right] = [low, high];
    while (left <= right) {
      while (isBefore(points, axis, order[left] as number, value, pivot)) left += 1;
      while (isBehind(points, axis, order[right] as number, value, pivot)) right -= 1;
      if (left > right) break;
      const swapped = order[left] as number;
      order[left++] = order[right] as number;
      order[right--] = swapped;
    }
    if (middle <= right) high = right;
    else if (middle >= left) low = left;
    else return;
  }
}

function isBefore(points: Float64Array, axis: number, point: number, value: number, pivot: number): boolean {
  const own = points[2 * point + axis] as number;
  return own < value || (own === value && point < pivot);
}

function isBehind(points: Float64Array, axis: number, point: number, value: number, pivot: number): boolean {
  const own = points[2 * point + axis] as number;
  return own > value || (own === value && point > pivot);
}

function widthOf(points: Float64Array, order: Int32Array, from: number, to: number, axis: number): number {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at += 1) {
    const value = points[2 * (order[at] as number) + axis] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return most - least;
}
