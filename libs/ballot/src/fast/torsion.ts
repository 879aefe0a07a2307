import { type Kernel, SIZE } from './kernel.ts';
import type { KernelPoint } from './kernel-points.ts';
import { WEIGHT_BITS, writeWeights } from './weights.ts';

/**
 * Are all these points in the subgroup of prime order? One by one where they are few. Many are weighed: each of 128
 * random subsets is summed, and if any point has a part of small order, each sum shows it with a chance of ½ or more, so
 * that all 128 sums hide it with a chance of 2⁻¹²⁸ at most.
 * @param points with Z = 1, as they come out of a decompression
 */
export function areAllTorsionFree(kernel: Kernel, points: readonly KernelPoint[], seed: Uint8Array): boolean {
  const n = points.length;
  if (n <= WEIGHT_BITS) return points.every((point) => isTorsionFree(kernel, point));
  const [sums, ready, weights, list] = kernel.reserve(
    WEIGHT_BITS * SIZE.point,
    n * SIZE.ready,
    n * SIZE.weight,
    n * SIZE.point,
  );
  const bytes = kernel.bytes();
  for (const [i, point] of points.entries()) bytes.set(point, list + i * SIZE.point);
  kernel.run.makeReady(ready, list, n);
  writeWeights(n, seed, bytes.subarray(list, list + n * SIZE.point), bytes, weights);
  kernel.run.bitSums(sums, ready, weights, n);
  return Boolean(kernel.run.areTorsionFree(sums, WEIGHT_BITS));
}

function isTorsionFree(kernel: Kernel, point: KernelPoint): boolean {
  const [at] = kernel.reserve(SIZE.point);
  kernel.bytes().set(point, at);
  return Boolean(kernel.run.isTorsionFree(at));
}
