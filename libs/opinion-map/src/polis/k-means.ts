/** Centres interleaved; `labels[point]` is the index of a centre. */
export interface Clusters {
  readonly centers: Float64Array;
  readonly labels: Int32Array;
}

const CLOSE = 0.01;

/**
 * Pol.is' k-means, cold: starts at the first k distinct points, at most `most` steps, ends when no centre (both sets
 * sorted) moves by 0.01; a point as near to two centres goes to the later; empty clusters are dropped.
 * @param points interleaved
 * @param weights a point counts so many times
 */
export function kMeans(points: Float64Array, k: number, most: number, weights?: Float64Array): Clusters {
  let centers = firstDistinct(points, k);
  let labels: Int32Array = new Int32Array(points.length / 2);
  for (let step = 0; step <= most; step += 1) {
    labels = nearest(points, centers);
    const moved = recentred(points, labels, centers.length / 2, weights);
    const isSame = areClose(centers, moved);
    centers = moved;
    if (isSame) break;
  }
  return { centers, labels };
}

function firstDistinct(points: Float64Array, k: number): Float64Array {
  const seen = new Set<string>();
  const centers: number[] = [];
  for (let at = 0; at < points.length && seen.size < k; at += 2) {
    const key = `${points[at]} ${points[at + 1]}`;
    if (seen.has(key)) continue;
    seen.add(key);
    centers.push(points[at] as number, points[at + 1] as number);
  }
  return Float64Array.from(centers);
}

/**
 * The nearest centre of each point. Centres are tried outwards from the point's own x, until one is farther by x alone
 * than the best is in all: the result is that of trying every one.
 */
function nearest(points: Float64Array, centers: Float64Array): Int32Array {
  const byX = Int32Array.from({ length: centers.length / 2 }, (_, index) => index);
  byX.sort((a, b) => (centers[2 * a] as number) - (centers[2 * b] as number));
  const xs = Float64Array.from(byX, (index) => centers[2 * index] as number);
  const ys = Float64Array.from(byX, (index) => centers[2 * index + 1] as number);
  const labels = new Int32Array(points.length / 2);
  for (let point = 0; point < labels.length; point += 1) {
    const x = points[2 * point] as number;
    const y = points[2 * point + 1] as number;
    let up = placeIn(xs, x);
    let down = up - 1;
    let best = Number.POSITIVE_INFINITY;
    let label = 0;
    const consider = (place: number): boolean => {
      const dx = (xs[place] as number) - x;
      if (dx * dx > best) return false;
      const dy = (ys[place] as number) - y;
      const distance = dx * dx + dy * dy;
      const index = byX[place] as number;
      if (distance < best || (distance === best && index > label)) {
        best = distance;
        label = index;
      }
      return true;
    };
    while (up < xs.length || down >= 0) {
      up = up < xs.length && consider(up) ? up + 1 : xs.length;
      down = down >= 0 && consider(down) ? down - 1 : -1;
    }
    labels[point] = label;
  }
  return labels;
}

function placeIn(sorted: Float64Array, x: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < x) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The mean of each cluster's points; clusters without points are dropped, and `labels` follow. */
function recentred(points: Float64Array, labels: Int32Array, k: number, weights?: Float64Array): Float64Array {
  const sums = new Float64Array(3 * k);
  for (const [point, label] of labels.entries()) {
    const weight = weights?.[point] ?? 1;
    sums[3 * label] = (sums[3 * label] as number) + weight * (points[2 * point] as number);
    sums[3 * label + 1] = (sums[3 * label + 1] as number) + weight * (points[2 * point + 1] as number);
    sums[3 * label + 2] = (sums[3 * label + 2] as number) + weight;
  }
  const centers: number[] = [];
  const renamed = new Int32Array(k);
  for (let cluster = 0; cluster < k; cluster += 1) {
    const weight = sums[3 * cluster + 2] as number;
    if (weight === 0) continue;
    renamed[cluster] = centers.length / 2;
    centers.push((sums[3 * cluster] as number) / weight, (sums[3 * cluster + 1] as number) / weight);
  }
  for (const [point, label] of labels.entries()) labels[point] = renamed[label] as number;
  return Float64Array.from(centers);
}

function areClose(before: Float64Array, after: Float64Array): boolean {
  const [a, b] = [sortedCenters(before), sortedCenters(after)];
  return a.every(([x, y], index) => {
    const other = b[index];
    return other === undefined || Math.sqrt((x - other[0]) ** 2 + (y - other[1]) ** 2) < CLOSE;
  });
}

function sortedCenters(centers: Float64Array): [number, number][] {
  const pairs = Array.from({ length: centers.length / 2 }, (_, at): [number, number] => [
    centers[2 * at] as number,
    centers[2 * at + 1] as number,
  ]);
  return pairs.sort(([ax, ay], [bx, by]) => ax - bx || ay - by);
}
