/** Clusters of weighted points, and the sum of weighted squared distances to their centres. */
export interface Partition {
  readonly centers: Float64Array;
  readonly labels: Int32Array;
  readonly inertia: number;
}

const MOST_STEPS = 50;

/**
 * k-means by Lloyd's steps until no point changes its cluster. A point as near to two centres goes to the first.
 * @param points interleaved
 * @param start centres, interleaved; one that loses all its points stays where it is
 */
export function lloyd(points: Float64Array, start: Float64Array, weights?: Float64Array, most = MOST_STEPS): Partition {
  const centers = Float64Array.from(start);
  const labels = new Int32Array(points.length / 2).fill(-1);
  for (let step = 0; ; step += 1) {
    const { changed, inertia } = assign(points, centers, labels, weights);
    if (changed === 0 || step === most) return { centers, labels, inertia };
    recentre(points, centers, labels, weights);
  }
}

function assign(points: Float64Array, centers: Float64Array, labels: Int32Array, weights?: Float64Array) {
  let changed = 0;
  let inertia = 0;
  for (let point = 0; point < labels.length; point += 1) {
    const x = points[2 * point] as number;
    const y = points[2 * point + 1] as number;
    let best = Number.POSITIVE_INFINITY;
    let label = 0;
    for (let at = 0; at < centers.length; at += 2) {
      const dx = x - (centers[at] as number);
      const dy = y - (centers[at + 1] as number);
      const distance = dx * dx + dy * dy;
      if (distance < best) {
        best = distance;
        label = at >> 1;
      }
    }
    if (labels[point] !== label) {
      labels[point] = label;
      changed += 1;
    }
    inertia += (weights === undefined ? 1 : (weights[point] as number)) * best;
  }
  return { changed, inertia };
}

function recentre(points: Float64Array, centers: Float64Array, labels: Int32Array, weights?: Float64Array): void {
  const sums = new Float64Array((centers.length / 2) * 3);
  for (let point = 0; point < labels.length; point += 1) {
    const at = 3 * (labels[point] as number);
    const weight = weights === undefined ? 1 : (weights[point] as number);
    sums[at] = (sums[at] as number) + weight * (points[2 * point] as number);
    sums[at + 1] = (sums[at + 1] as number) + weight * (points[2 * point + 1] as number);
    sums[at + 2] = (sums[at + 2] as number) + weight;
  }
  for (let center = 0; 2 * center < centers.length; center += 1) {
    const weight = sums[3 * center + 2] as number;
    if (weight === 0) continue;
    centers[2 * center] = (sums[3 * center] as number) / weight;
    centers[2 * center + 1] = (sums[3 * center + 1] as number) / weight;
  }
}
