// Points of edwards25519, −x² + y² = 1 + d·x²·y², for the kernel. AssemblyScript: see README.md.
//
// A point is X, Y, Z, T with x = X/Z, y = Y/Z, T = XY/Z (extended coordinates: Hisil, Wong, Carter, Dawson 2008): 144 bytes.
// A "ready" point is y + x, y − x, 2·d·x·y (108 bytes), a "cached" one Y + X, Y − X, 2·Z, 2·d·T (144): what an addition
// takes on its right. The additions are complete: correct for every pair of points, those of small order included.

import { fromBytes, isOdd, isZero, toBytes } from './encoding';
import { add, copy, FE, mul, rootPower, small, square, sub } from './field';

export const POINT: usize = 144;
export const READY: usize = 108;
const Y: usize = 36;
const Z: usize = 72;
const T: usize = 108;

const D: usize = memory.data<i32>([
  -212240221, 257584721, -260691235, 1350275, -24543225, 3980221, -103927011, -37392896, 5374829,
]);
const TWO_D: usize = memory.data<i32>([
  112390489, -21701471, 15488443, 2700549, -49086450, 7960442, -207854022, -74785792, 2361050,
]);
const ROOT_OF_MINUS_1: usize = memory.data<i32>([
  168730800, 124836154, 200875569, 103812442, -42306828, 5021438, -64180940, -267782084, 2851621,
]);

const A: usize = memory.data(36, 4);
const B: usize = memory.data(36, 4);
const C: usize = memory.data(36, 4);
const E: usize = memory.data(36, 4);
const F: usize = memory.data(36, 4);
const G: usize = memory.data(36, 4);
const H: usize = memory.data(36, 4);

/** r = O, the identity (0, 1). */
export function identity(r: usize): void {
  small(r, 0);
  small(r + Y, 1);
  small(r + Z, 1);
  small(r + T, 0);
}

/** r = p + ready. 7 multiplications. */
export function addReady(r: usize, p: usize, ready: usize): void {
  sub(A, p + Y, p);
  mul(A, A, ready + FE);
  add(B, p + Y, p);
  mul(B, B, ready);
  mul(C, p + T, ready + 2 * FE);
  add(F, p + Z, p + Z);
  finishAddition(r, false);
}

/** r = p − ready. */
export function subtractReady(r: usize, p: usize, ready: usize): void {
  sub(A, p + Y, p);
  mul(A, A, ready);
  add(B, p + Y, p);
  mul(B, B, ready + FE);
  mul(C, p + T, ready + 2 * FE);
  add(F, p + Z, p + Z);
  finishAddition(r, true);
}

/** r = p + cached. 8 multiplications. */
export function addCached(r: usize, p: usize, cached: usize): void {
  sub(A, p + Y, p);
  mul(A, A, cached + FE);
  add(B, p + Y, p);
  mul(B, B, cached);
  mul(C, p + T, cached + 3 * FE);
  mul(F, p + Z, cached + 2 * FE);
  finishAddition(r, false);
}

/** r = p − cached. */
export function subtractCached(r: usize, p: usize, cached: usize): void {
  sub(A, p + Y, p);
  mul(A, A, cached);
  add(B, p + Y, p);
  mul(B, B, cached + FE);
  mul(C, p + T, cached + 3 * FE);
  mul(F, p + Z, cached + 2 * FE);
  finishAddition(r, true);
}

/** From A, B, C and D (in F): E = B − A, F = D − C, G = D + C, H = B + A; F and G change places for a subtraction. */
function finishAddition(r: usize, negative: bool): void {
  sub(E, B, A);
  add(H, B, A);
  add(G, F, C);
  sub(F, F, C);
  const f = negative ? G : F;
  const g = negative ? F : G;
  mul(r, E, f);
  mul(r + Y, g, H);
  mul(r + Z, f, g);
  mul(r + T, E, H);
}

/** r = 2·p. 4 squarings, 4 multiplications, or 3 where T is not wanted: the next step doubles again. */
export function double(r: usize, p: usize, wantsT: bool): void {
  square(A, p);
  square(B, p + Y);
  square(C, p + Z);
  add(C, C, C);
  add(H, p, p + Y);
  square(E, H);
  add(H, A, B);
  sub(E, E, H); // (X+Y)² − A − B
  sub(G, B, A);
  sub(F, G, C);
  small(A, 0);
  sub(H, A, H); // −A − B
  mul(r, E, F);
  mul(r + Y, G, H);
  mul(r + Z, F, G);
  if (wantsT) mul(r + T, E, H);
}

/** p in the form an addition takes on its right. */
export function cache(r: usize, p: usize): void {
  add(r, p + Y, p);
  sub(r + FE, p + Y, p);
  add(r + 2 * FE, p + Z, p + Z);
  mul(r + 3 * FE, p + T, TWO_D);
}

/** An affine p (Z = 1) in the form that a shorter addition takes. */
export function ready(r: usize, p: usize): void {
  add(r, p + Y, p);
  sub(r + FE, p + Y, p);
  mul(r + 2 * FE, p + T, TWO_D);
}

/** p = O, whatever its Z. */
export function isIdentity(p: usize): bool {
  sub(A, p + Y, p + Z);
  return isZero(p) && isZero(A);
}

export function isEqual(p: usize, q: usize): bool {
  mul(A, p, q + Z);
  mul(B, q, p + Z);
  sub(A, A, B);
  if (!isZero(A)) return false;
  mul(A, p + Y, q + Z);
  mul(B, q + Y, p + Z);
  sub(A, A, B);
  return isZero(A);
}

/** Reads RFC 8032 bytes (5.1.3), Z = 1. @returns false for bytes that are no point, or not the one way to write it */
export function decompress(p: usize, bytes: usize): bool {
  const canonical = fromBytes(p + Y, bytes);
  if (!canonical) return false;
  small(p + Z, 1);
  square(A, p + Y);
  mul(B, A, D);
  sub(A, A, p + Z); // u = y² − 1
  add(B, B, p + Z); // v = d·y² + 1
  square(C, B);
  mul(C, C, B); // v³
  square(E, C);
  mul(E, E, B); // v⁷
  mul(E, E, A);
  rootPower(F, E); // (u·v⁷)^((p − 5)/8)
  mul(C, C, A);
  mul(F, F, C); // the candidate for √(u/v)
  square(E, F);
  mul(E, E, B); // v·x² is u, or −u, or there is no root
  sub(C, E, A);
  if (!isZero(C)) {
    add(C, E, A);
    if (!isZero(C)) return false;
    mul(F, F, ROOT_OF_MINUS_1);
  }
  const odd: bool = load<u8>(bytes, 31) >> 7 === 1;
  if (isOdd(F) !== odd) {
    if (isZero(F)) return false; // −0: not canonical
    small(A, 0);
    sub(F, A, F);
  }
  copy(p, F);
  mul(p + T, p, p + Y);
  return true;
}

/**
 * As {@link decompress}, with x given in 32 bytes: the curve's equation is checked, no root is drawn, which is many times
 * as quick. @returns false also where x is another, or not written in the one way
 */
export function readWithX(p: usize, bytes: usize, x: usize): bool {
  if (!fromBytes(p + Y, bytes)) return false;
  if (load<u8>(x, 31) >> 7 !== 0 || !fromBytes(p, x)) return false;
  if ((load<u8>(x) & 1) !== load<u8>(bytes, 31) >> 7) return false;
  small(p + Z, 1);
  square(A, p);
  square(B, p + Y);
  mul(C, A, B);
  mul(C, C, D); // d·x²·y²
  add(C, C, p + Z);
  sub(B, B, A);
  sub(B, B, C); // −x² + y² − (1 + d·x²·y²)
  if (!isZero(B)) return false;
  mul(p + T, p, p + Y);
  return true;
}

/** Writes an affine point (x, y) as RFC 8032 bytes. */
export function compress(bytes: usize, x: usize, y: usize): void {
  toBytes(bytes, y);
  if (isOdd(x)) store<u8>(bytes, load<u8>(bytes, 31) | 0x80, 31);
}
