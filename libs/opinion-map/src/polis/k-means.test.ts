import { expect, test } from 'vitest';
import { groupClusters } from './group-clusters.ts';
import { kMeans } from './k-means.ts';

test('it starts at the first distinct points, and the order of points decides where it ends', () => {
  const points = [0, 0, 0, 0, 1, 0, 10, 0, 11, 0];
  expect(kMeans(Float64Array.from(points), 2, 0).labels).toEqual(Int32Array.of(0, 0, 1, 1, 1));
  const turned = [10, 0, 11, 0, 0, 0, 0, 0, 1, 0];
  expect(kMeans(Float64Array.from(turned), 2, 0).labels).toEqual(Int32Array.of(0, 1, 0, 0, 0));
  expect(kMeans(Float64Array.from(points), 2, 20)).toEqual({
    centers: Float64Array.of(1 / 3, 0, 10.5, 0),
    labels: Int32Array.of(0, 0, 0, 1, 1),
  });
});

test('a point as near to two centres goes to the later', () => {
  expect(kMeans(Float64Array.of(0, 0, 2, 0, 1, 0), 2, 0).labels).toEqual(Int32Array.of(0, 1, 1));
  expect(kMeans(Float64Array.of(2, 0, 0, 0, 1, 0), 2, 0).labels).toEqual(Int32Array.of(0, 1, 1));
});

test('weights pull, and fewer distinct points than clusters make fewer clusters', () => {
  const { centers } = kMeans(Float64Array.of(0, 0, 9, 0, 1, 0), 2, 20, Float64Array.of(3, 1, 1));
  expect(centers).toEqual(Float64Array.of(0.25, 0, 9, 0));
  expect(kMeans(Float64Array.of(1, 1, 1, 1), 5, 20)).toEqual({
    centers: Float64Array.of(1, 1),
    labels: Int32Array.of(0, 0),
  });
});

test('trying centres outwards by x finds what trying all of them finds', () => {
  const points = Float64Array.from({ length: 800 }, (_, at) => ((at * 7919) % 1009) / 50 - ((at * 31) % 7));
  const { centers, labels } = kMeans(points, 40, 0);
  // One step: labels belong to the first points, the centres are their means.
  for (const [point, label] of labels.entries()) {
    const distance = (center: number) =>
      ((points[2 * point] as number) - (points[2 * center] as number)) ** 2 +
      ((points[2 * point + 1] as number) - (points[2 * center + 1] as number)) ** 2;
    const all = Array.from({ length: 40 }, (_, center) => distance(center));
    expect(label).toBe(all.lastIndexOf(Math.min(...all)));
  }
  expect(centers.length).toBe(80);
});

test('there are as many groups as have the largest silhouette, two at least', () => {
  const corners = [0, 0, 50, 0, 0, 50].flatMap((_, at, all) => (at % 2 === 0 ? [[all[at], all[at + 1]]] : []));
  const points = Array.from({ length: 24 }, (_, at) => {
    const [x = 0, y = 0] = corners[at % 3] as number[];
    return [x + (at % 5) / 5, y + (at % 4) / 4];
  }).flat();
  const { labels } = groupClusters(Float64Array.from(points), new Float64Array(24).fill(1));
  expect(labels).toEqual(Int32Array.from({ length: 24 }, (_, at) => at % 3));
  expect(new Set(groupClusters(Float64Array.of(0, 0, 1, 0, 2, 0), Float64Array.of(1, 1, 1)).labels).size).toBe(2);
});
