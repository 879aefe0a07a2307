/**
 * How well points sit in their clusters, from −1 to 1: for each, the mean distance to the nearest other cluster less that
 * within its own, over the larger; alone in a cluster 0. Counts each pair of points: for a few hundred of them.
 * Source: Rousseeuw, J. Comput. Appl. Math. 20, 1987.
 * @param points interleaved
 * @param weights a point counts so many times in means, and is apart from itself by nothing
 */
export function meanSilhouette(points: Float64Array, labels: Int32Array, weights?: Float64Array): number {
  const k = labels.reduce((most, label) => Math.max(most, label), -1) + 1;
  const size = new Float64Array(k);
  for (const [point, label] of labels.entries()) size[label] = (size[label] as number) + (weights?.[point] ?? 1);
  let sum = 0;
  let all = 0;
  const distances = new Float64Array(k);
  for (let point = 0; point < labels.length; point += 1) {
    distances.fill(0);
    for (let other = 0; other < labels.length; other += 1) {
      const dx = (points[2 * point] as number) - (points[2 * other] as number);
      const dy = (points[2 * point + 1] as number) - (points[2 * other + 1] as number);
      const label = labels[other] as number;
      distances[label] = (distances[label] as number) + (weights?.[other] ?? 1) * Math.sqrt(dx * dx + dy * dy);
    }
    const weight = weights?.[point] ?? 1;
    sum += weight * silhouetteOf(labels[point] as number, distances, size);
    all += weight;
  }
  return all === 0 ? 0 : sum / all;
}

function silhouetteOf(own: number, distances: Float64Array, size: Float64Array): number {
  const others = (size[own] as number) - 1;
  if (others <= 0) return 0;
  const within = (distances[own] as number) / others;
  let nearest = Number.POSITIVE_INFINITY;
  for (let label = 0; label < size.length; label += 1) {
    if (label !== own) nearest = Math.min(nearest, (distances[label] as number) / (size[label] as number));
  }
  const larger = Math.max(within, nearest);
  return larger === 0 || nearest === Number.POSITIVE_INFINITY ? 0 : (nearest - within) / larger;
}
