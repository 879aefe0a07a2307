// What the kernel offers to JavaScript. AssemblyScript: see README.md.
//
// Memory from `heap()` on belongs to the caller, who lays out inputs and outputs there and grows it as needed. Points are
// the 144 bytes of edwards.ts, encodings the 32 of RFC 8032, scalars 32 bytes little-endian below 2^253.
import {
  addCached,
  cache,
  compress,
  decompress as decompressOne,
  POINT,
  READY,
  readWithX,
  ready,
  subtractCached,
} from './edwards';
import { toBytes } from './encoding';
import { FE } from './field';
import { isTorsionFree, makeAffine } from './multiply';

export { isEqual, isIdentity } from './edwards';
export { bitSums, sumOfMultiples, weighBits } from './many';
export { combine, isTorsionFree, longTable } from './multiply';

const right: usize = memory.data(144, 4);

export function heap(): usize {
  return (__heap_base + 15) & ~15;
}

/** r = p + q. */
export function add(r: usize, p: usize, q: usize): void {
  cache(right, q);
  addCached(r, p, right);
}

/** r = p − q. */
export function subtract(r: usize, p: usize, q: usize): void {
  cache(right, q);
  subtractCached(r, p, right);
}

/** r = Σ of n points. */
export function sum(r: usize, points: usize, n: i32): void {
  memory.copy(r, points, POINT);
  for (let i: usize = 1; i < <usize>n; i++) add(r, r, points + i * POINT);
}

/** Reads n points; flags[i] = 1 where the bytes are the one encoding of a point of the curve, of any order. */
export function decompress(points: usize, bytes: usize, flags: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) {
    store<u8>(flags + i, decompressOne(points + i * POINT, bytes + i * 32) ? 1 : 0);
  }
}

/** As {@link decompress}, each with its x in 32 bytes; a flag is 0 also where x is wrong. */
export function decompressWithX(points: usize, bytes: usize, xs: usize, flags: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) {
    store<u8>(flags + i, readWithX(points + i * POINT, bytes + i * 32, xs + i * 32) ? 1 : 0);
  }
}

/** Writes x of n points, which it leaves with Z = 1, as bytes. `room` as for {@link encode}. */
export function encodeX(xs: usize, points: usize, room: usize, n: i32): void {
  makeAffine(points, room, n);
  for (let i: usize = 0; i < <usize>n; i++) toBytes(xs + i * 32, points + i * POINT);
}

/** Writes n points as bytes and leaves them with Z = 1. `room` holds n + 1 numbers of 36 bytes. */
export function encode(bytes: usize, points: usize, room: usize, n: i32): void {
  makeAffine(points, room, n);
  for (let i: usize = 0; i < <usize>n; i++) compress(bytes + i * 32, points + i * POINT, points + i * POINT + FE);
}

/** n points with Z = 1, in the form {@link bitSums} and {@link sumOfMultiples} take. */
export function makeReady(out: usize, points: usize, n: i32): void {
  for (let i: usize = 0; i < <usize>n; i++) ready(out + i * READY, points + i * POINT);
}

/** Whether all n points are in the subgroup of prime order. */
export function areTorsionFree(points: usize, n: i32): bool {
  for (let i: usize = 0; i < <usize>n; i++) if (!isTorsionFree(points + i * POINT)) return false;
  return true;
}
