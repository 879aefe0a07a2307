import { meanSilhouette } from '../silhouette.ts';
import { binned } from './bins.ts';
import { lloyd, type Partition } from './lloyd.ts';

const BINS = 128;
const MOST_GROUPS = 5;
export interface Candidate {
  readonly k: number;
  readonly labels: Int32Array;
  /** Mean silhouette, over the bins, weighted. */
  readonly silhouette: number;
}

/**
 * The groups of points for each number of groups from 2 to 5 that there are people for, by k-means. They depend on
 * nothing but the points: which way the axes run, what was there before and chance do not come in.
 * @param points interleaved, in the order of ids
 */
export function candidates(given: Float64Array): Candidate[] {
  const points = mirrored(given);
  const { centers, weights } = binned(points, BINS);
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(points.length / 24));
  return Array.from({ length: most - 1 }, (_, at) => {
    const found = partitionInto(at + 2, centers, weights);
    const silhouette = meanSilhouette(centers, found.labels, weights);
    return { k: at + 2, labels: lloyd(points, found.centers).labels, silhouette };
  });
}

/** The groups for one number of them: the same as the candidate for that number. */
export function groupsOf(given: Float64Array, k: number): Int32Array {
  const points = mirrored(given);
  const { centers, weights } = binned(points, BINS);
  return lloyd(points, partitionInto(k, centers, weights).centers).labels;
}

/** Turns each axis so that its longer tail is positive: a map and its mirror image then have the very same groups. */
export function mirrored(points: Float64Array): Float64Array {
  const tails = [0, 0];
  for (const [at, value] of points.entries()) tails[at & 1] = (tails[at & 1] as number) + value * value * value;
  return points.map((value, at) => ((tails[at & 1] as number) < 0 ? -value : value));
}

/** The tightest of a few k-means, each from another regular start. */
export function partitionInto(k: number, points: Float64Array, weights: Float64Array): Partition {
  const starts = [byQuantiles(k, points, weights, 0), byQuantiles(k, points, weights, 1), farApart(k, points, weights)];
  const [first, ...others] = starts.map((start) => lloyd(points, start, weights));
  return others.reduce((best, next) => (next.inertia < best.inertia ? next : best), first as Partition);
}

/** The means of k equal shares along an axis. */
function byQuantiles(k: number, points: Float64Array, weights: Float64Array, axis: number): Float64Array {
  const order = Int32Array.from(weights, (_, index) => index);
  order.sort((a, b) => (points[2 * a + axis] as number) - (points[2 * b + axis] as number) || a - b);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sums = new Float64Array(3 * k);
  let passed = 0;
  for (const point of order) {
    const weight = weights[point] as number;
    const at = 3 * Math.min(k - 1, Math.floor(((passed + weight / 2) * k) / total));
    passed += weight;
    sums[at] = (sums[at] as number) + weight * (points[2 * point] as number);
    sums[at + 1] = (sums[at + 1] as number) + weight * (points[2 * point + 1] as number);
    sums[at + 2] = (sums[at + 2] as number) + weight;
  }
  return Float64Array.from({ length: 2 * k }, (_, entry) => {
    const share = 3 * (entry >> 1);
    return (sums[share + (entry & 1)] as number) / Math.max(sums[share + 2] as number, 1);
  });
}

/** Points far from each other: each next one is where weight times squared distance to those chosen is largest. */
function farApart(k: number, points: Float64Array, weights: Float64Array): Float64Array {
  const chosen = byQuantiles(1, points, weights, 0);
  const centers = new Float64Array(2 * k);
  const nearest = Float64Array.from(weights, (_, point) => squared(points, point, chosen, 0));
  for (let center = 0; center < k; center += 1) {
    let farthest = 0;
    const gain = (point: number) => (nearest[point] as number) * (weights[point] as number);
    for (let point = 1; point < weights.length; point += 1) if (gain(point) > gain(farthest)) farthest = point;
    centers.set(points.subarray(2 * farthest, 2 * farthest + 2), 2 * center);
    for (let point = 0; point < weights.length; point += 1) {
      const distance = squared(points, point, centers, center);
      // The middle only starts the search: from the first chosen point on, it counts no more.
      nearest[point] = center === 0 ? distance : Math.min(nearest[point] as number, distance);
    }
  }
  return centers;
}

function squared(points: Float64Array, point: number, centers: Float64Array, center: number): number {
  const dx = (points[2 * point] as number) - (centers[2 * center] as number);
  const dy = (points[2 * point + 1] as number) - (centers[2 * center + 1] as number);
  return dx * dx + dy * dy;
}
