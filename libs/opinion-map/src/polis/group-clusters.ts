import { meanSilhouette } from '../silhouette.ts';
import { type Clusters, kMeans } from './k-means.ts';

const BASE_CLUSTERS = 100;
const BASE_STEPS = 100;
/** Meant to be 100; a misspelt key leaves Pol.is with its default. */
const GROUP_STEPS = 20;
const MOST_GROUPS = 5;

/**
 * Pol.is' two levels, cold: participants into at most 100 base clusters, these into 2 to 5 groups, as many as have the
 * largest mean silhouette.
 * @param points interleaved, in the order of first votes
 * @returns the group of each point
 */
export function polisGroups(points: Float64Array): Int32Array {
  const base = kMeans(points, BASE_CLUSTERS, BASE_STEPS);
  const members = new Float64Array(base.centers.length / 2);
  for (const label of base.labels) members[label] = (members[label] as number) + 1;
  const { labels } = groupClusters(base.centers, members);
  return base.labels.map((label) => labels[label] as number);
}

/** @param centers of the base clusters, interleaved; `members` their sizes */
export function groupClusters(centers: Float64Array, members: Float64Array): Clusters {
  const most = Math.min(MOST_GROUPS, 2 + Math.floor(members.length / 12));
  let best = kMeans(centers, 2, GROUP_STEPS, members);
  let bestSilhouette = meanSilhouette(centers, best.labels);
  for (let k = 3; k <= most; k += 1) {
    const clusters = kMeans(centers, k, GROUP_STEPS, members);
    const silhouette = meanSilhouette(centers, clusters.labels);
    if (silhouette > bestSilhouette) [best, bestSilhouette] = [clusters, silhouette];
  }
  return best;
}
