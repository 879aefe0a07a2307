// Sums of thousands of multiples, by buckets. AssemblyScript: see README.md.
import { addCached, addReady, cache, double, identity, POINT, READY, subtractReady } from './edwards';

/** 256 points. */
const buckets: usize = memory.data(256 * 144, 4);
const cached: usize = memory.data(144, 4);
const run: usize = memory.data(144, 4);
const total: usize = memory.data(144, 4);

/**
 * 128 points: sums[j] = Σ of the points in whose weight (16 bytes) bit j is set. They serve twice: Σ 2^j·sums[j] is the
 * weighted sum, and each is a random subset sum of its own, in which an element of small order shows with probability ½.
 */
export function bitSums(sums: usize, ready: usize, weights: usize, n: i32): void {
  for (let byte: usize = 0; byte < 16; byte++) {
    for (let i: usize = 1; i < 256; i++) identity(buckets + i * POINT);
    for (let i: usize = 0; i < <usize>n; i++) {
      const digit: usize = load<u8>(weights + i * 16 + byte);
      if (digit !== 0) addReady(buckets + digit * POINT, buckets + digit * POINT, ready + i * READY);
    }
    for (let bit: i32 = 7; bit >= 0; bit--) foldUpperHalf(sums + (byte * 8 + <usize>bit) * POINT, (<usize>1) << bit);
  }
}

/** sum = Σ of the buckets from `half` on; each also joins the bucket whose number lacks that bit. */
function foldUpperHalf(sum: usize, half: usize): void {
  identity(sum);
  for (let i: usize = half; i < 2 * half; i++) {
    cache(cached, buckets + i * POINT);
    addCached(sum, sum, cached);
    const lower = buckets + (i - half) * POINT;
    if (i > half) addCached(lower, lower, cached);
  }
}

/** out = Σ 2^j·sums[j]. */
export function weighBits(out: usize, sums: usize): void {
  identity(out);
  for (let j: i32 = 127; j >= 0; j--) {
    double(out, out, true);
    cache(cached, sums + <usize>j * POINT);
    addCached(out, out, cached);
  }
}

/** out = Σ kᵢ·Pᵢ: Pippenger's method, signed digits of 8 bits. Overwrites the scalars with their digits. */
export function sumOfMultiples(out: usize, scalars: usize, ready: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) toSignedBytes(scalars + i * 32);
  identity(out);
  for (let byte: i32 = 31; byte >= 0; byte--) {
    for (let i = 0; i < 8; i++) double(out, out, i === 7);
    for (let i: usize = 1; i <= 128; i++) identity(buckets + i * POINT);
    for (let i: usize = 0; i < <usize>n; i++) {
      const digit = <i32>load<i8>(scalars + i * 32 + <usize>byte);
      const bucket = buckets + <usize>(digit < 0 ? -digit : digit) * POINT;
      if (digit > 0) addReady(bucket, bucket, ready + i * READY);
      else if (digit < 0) subtractReady(bucket, bucket, ready + i * READY);
    }
    identity(run);
    identity(total);
    for (let i: usize = 128; i > 0; i--) {
      cache(cached, buckets + i * POINT);
      addCached(run, run, cached);
      cache(cached, run);
      addCached(total, total, cached);
    }
    cache(cached, total);
    addCached(out, out, cached);
  }
}

/** Bytes 0…255 become −128…127 with a carry; a scalar below 2^253 leaves none at the end. */
function toSignedBytes(scalar: usize): void {
  let carry: i32 = 0;
  for (let i: usize = 0; i < 32; i++) {
    const digit = <i32>load<u8>(scalar + i) + carry;
    carry = digit >= 128 ? 1 : 0;
    store<i8>(scalar + i, <i8>(digit - (carry << 8)));
  }
}
