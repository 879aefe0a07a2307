// Sums of thousands of multiples, by buckets. AssemblyScript: see README.md.
import { addCached, addReady, cache, double, identity, POINT, READY, subtractReady } from './edwards';

/** 2049 points: as many as the widest digits have values, and 0. */
const buckets: usize = memory.data(2049 * 144, 4);
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

/**
 * out = Σ kᵢ·Pᵢ: Pippenger's method, signed digits of `width` bits, 8 to 12. A digit is a bucket to add the point to; few
 * wide digits are worth it where there are many points.
 */
export function sumOfMultiples(out: usize, scalars: usize, ready: usize, n: i32, width: i32): void {
  const half: i32 = 1 << (width - 1);
  identity(out);
  for (let digit: i32 = 255 / width; digit >= 0; digit--) {
    for (let i = 0; i < width; i++) double(out, out, i === width - 1);
    for (let i: i32 = 1; i <= half; i++) identity(buckets + <usize>i * POINT);
    for (let i: usize = 0; i < <usize>n; i++) {
      const value = signedDigit(scalars + i * 32, digit * width, width);
      const bucket = buckets + <usize>(value < 0 ? -value : value) * POINT;
      if (value > 0) addReady(bucket, bucket, ready + i * READY);
      else if (value < 0) subtractReady(bucket, bucket, ready + i * READY);
    }
    identity(run);
    identity(total);
    for (let i: i32 = half; i > 0; i--) {
      cache(cached, buckets + <usize>i * POINT);
      addCached(run, run, cached);
      cache(cached, run);
      addCached(total, total, cached);
    }
    cache(cached, total);
    addCached(out, out, cached);
  }
}

/**
 * The digit from this bit on, between −2^(width − 1) and 2^(width − 1): the bits themselves, and one for what the bit
 * below carries, which is whether the digit below was made negative. A scalar below 2^253 leaves no carry at the end.
 */
function signedDigit(scalar: usize, from: i32, width: i32): i32 {
  const value = bitsFrom(scalar, from, width) + (from === 0 ? 0 : bitsFrom(scalar, from - 1, 1));
  return value - (bitsFrom(scalar, from + width - 1, 1) << width);
}

function bitsFrom(scalar: usize, from: i32, count: i32): i32 {
  const byte = from >> 3;
  let word: u32 = 0;
  for (let i = 0; i < 3 && byte + i < 32; i++) word |= (<u32>load<u8>(scalar + <usize>(byte + i))) << (8 * i);
  return <i32>((word >> (from & 7)) & ((1 << count) - 1));
}
