import type { Claim, Term } from '../group.ts';
import { ED25519_ORDER, modulo } from '../groups/scalars.ts';
import { type Kernel, SIZE } from './kernel.ts';
import { decompressAll, type KernelPoint } from './kernel-points.ts';
import { areEqual, sumOfMany } from './kernel-sums.ts';
import { WEIGHT_BITS, writeWeights } from './weights.ts';

/** Below this many claims one by one is as quick. */
const FEW = 24;

/**
 * All claims Cᵢ = Σ kᵢⱼ·Pⱼ at once: Σ wᵢ·Cᵢ = Σⱼ (Σᵢ wᵢ·kᵢⱼ)·Pⱼ with random weights w of 128 bits. A point that many
 * claims share is multiplied once. The weights take the commitments into the subgroup of prime order at the same time
 * (torsion.ts), without which a commitment could be off by a point of small order that the sum hides and the single
 * check finds.
 */
export function allClaimsHold(
  kernel: Kernel,
  claims: readonly Claim<KernelPoint>[],
  seed: Uint8Array,
  one: (claim: Claim<KernelPoint>) => boolean,
  parts: WeakMap<KernelPoint, readonly KernelPoint[]>,
): boolean {
  if (claims.length < FEW) return claims.every(one);
  const weighed = weighCommitments(kernel, claims, seed);
  if (weighed === undefined) return false;
  return areEqual(kernel, weighed.sum, sumOfMany(kernel, termsTogether(claims, weighed.weights, parts)));
}

/** Σ wᵢ·Cᵢ. @returns undefined where a commitment is not canonical, no point, or outside the subgroup of prime order */
function weighCommitments(kernel: Kernel, claims: readonly Claim<KernelPoint>[], seed: Uint8Array) {
  const n = claims.length;
  const roots = claims.some(({ root }) => root !== undefined) ? claims.map(({ root }) => root ?? '') : [];
  const read = decompressAll(
    kernel,
    claims.map(({ commitment }) => commitment),
    roots,
  );
  if (read.some((point) => point === undefined)) return undefined;
  const [sum, sums, ready, weights, points] = kernel.reserve(
    SIZE.point,
    WEIGHT_BITS * SIZE.point,
    n * SIZE.ready,
    n * SIZE.weight,
    n * SIZE.point,
  );
  const bytes = kernel.bytes();
  for (const [i, point] of read.entries()) bytes.set(point as KernelPoint, points + i * SIZE.point);
  kernel.run.makeReady(ready, points, n);
  writeWeights(n, seed, bytes.subarray(points, points + n * SIZE.point), bytes, weights);
  kernel.run.bitSums(sums, ready, weights, n);
  if (!kernel.run.areTorsionFree(sums, WEIGHT_BITS)) return undefined;
  kernel.run.weighBits(sum, sums);
  return { sum: bytes.slice(sum, sum + SIZE.point), weights: bytes.slice(weights, weights + n * SIZE.weight) };
}

/** Σ over the claims of weight times terms, each point once, sums of points by their parts. */
function termsTogether(
  claims: readonly Claim<KernelPoint>[],
  weights: Uint8Array,
  parts: WeakMap<KernelPoint, readonly KernelPoint[]>,
): Term<KernelPoint>[] {
  const factors = new Map<KernelPoint, bigint>();
  const words = new DataView(weights.buffer, weights.byteOffset);
  for (const [i, { terms }] of claims.entries()) {
    const weight = words.getBigUint64(16 * i, true) + (words.getBigUint64(16 * i + 8, true) << 64n);
    // Reduced once at the end: a sum of products is shorter than one product more would make it.
    for (const [k, point] of terms) factors.set(point, (factors.get(point) ?? 0n) + weight * k);
  }
  for (const [sum, factor] of factors) {
    const own = parts.get(sum);
    if (own === undefined) continue;
    factors.delete(sum);
    for (const part of own) factors.set(part, (factors.get(part) ?? 0n) + factor);
  }
  return [...factors].map(([point, factor]) => [modulo(factor, ED25519_ORDER), point]);
}
