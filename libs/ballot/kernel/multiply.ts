// Sums of a few multiples, Σ kᵢ·Pᵢ: Straus' interleaving over signed digits. AssemblyScript: see README.md.
import {
  addCached,
  addReady,
  cache,
  double,
  identity,
  isIdentity,
  POINT,
  READY,
  ready,
  subtractCached,
  subtractReady,
} from './edwards';
import { copy, FE, invert, mul, small } from './field';

/** Most terms one sum takes of either kind. */
export const TERMS: i32 = 16;
/** P, 3P, … 15P, cached: digits of 5 bits. */
const SHORT_TABLE: usize = 8 * 144;
/** P, 3P, … 127P, ready: digits of 8 bits, for points that come again and again. */
export const LONG_TABLE: usize = 64 * 108;
const DIGITS: usize = 260;

const tables: usize = memory.data(16 * 8 * 144, 4);
const digits: usize = memory.data(2 * 16 * 260, 4);
const twice: usize = memory.data(144, 4);
const multiple: usize = memory.data(64 * 144, 4);
const inverses: usize = memory.data(65 * 36, 4);
const sum: usize = memory.data(144, 4);

/** The group order q = 2^252 + 27742317777372353535851937790883648493. */
const ORDER: usize = memory.data<u32>([0x5cf5d3ed, 0x5812631a, 0xa2f79cd6, 0x14def9de, 0, 0, 0, 0x10000000]);

/** out = Σ kᵢ·Pᵢ over `some` points and `known` long tables; the scalars of the points come first. */
export function combine(out: usize, scalars: usize, points: usize, some: i32, longTables: usize, known: i32): void {
  for (let i = 0; i < some; i++) {
    oddMultiples(tables + <usize>i * SHORT_TABLE, points + <usize>i * POINT);
    signedDigits(digits + <usize>i * DIGITS, scalars + <usize>i * 32, 5);
  }
  for (let i = some; i < some + known; i++) signedDigits(digits + <usize>i * DIGITS, scalars + <usize>i * 32, 8);
  let place: i32 = 256;
  while (place >= 0 && !anyDigit(<usize>place, some + known)) place--;
  identity(out);
  for (; place >= 0; place--) {
    // An addition needs T, and so does whoever gets the sum.
    double(out, out, place === 0 || anyDigit(<usize>place, some + known));
    for (let i = 0; i < some; i++) {
      const digit = <i32>load<i8>(digits + <usize>i * DIGITS + <usize>place);
      const table = tables + <usize>i * SHORT_TABLE;
      if (digit > 0) addCached(out, out, table + <usize>(digit >> 1) * POINT);
      else if (digit < 0) subtractCached(out, out, table + <usize>(-digit >> 1) * POINT);
    }
    for (let i = 0; i < known; i++) {
      const digit = <i32>load<i8>(digits + <usize>(some + i) * DIGITS + <usize>place);
      const table: usize = load<usize>(longTables + <usize>i * 4);
      if (digit > 0) addReady(out, out, table + <usize>(digit >> 1) * READY);
      else if (digit < 0) subtractReady(out, out, table + <usize>(-digit >> 1) * READY);
    }
  }
}

/** q·P = O: P is in the subgroup of prime order. */
export function isTorsionFree(point: usize): bool {
  combine(sum, ORDER, point, 1, 0, 0);
  return isIdentity(sum);
}

/** P, 3P, … 127P in the ready form. */
export function longTable(table: usize, point: usize): void {
  double(twice, point, true);
  cache(tables, twice);
  memory.copy(multiple, point, POINT);
  for (let i: usize = 1; i < 64; i++) addCached(multiple + i * POINT, multiple + (i - 1) * POINT, tables);
  makeAffine(multiple, inverses, 64);
  for (let i: usize = 0; i < 64; i++) ready(table + i * READY, multiple + i * POINT);
}

/** Brings n points to Z = 1 with one inversion (Montgomery). `room` holds n + 1 numbers. No Z is ever 0: the additions are complete. */
export function makeAffine(points: usize, room: usize, n: i32): void {
  small(room, 1);
  for (let i: usize = 0; i < <usize>n; i++) mul(room + (i + 1) * FE, room + i * FE, points + i * POINT + 2 * FE);
  const left = room + <usize>n * FE;
  invert(left, left);
  copy(twice, left);
  for (let i: usize = <usize>n; i > 0; i--) {
    const point = points + (i - 1) * POINT;
    mul(twice + FE, twice, room + (i - 1) * FE); // 1/Z
    mul(twice, twice, point + 2 * FE);
    mul(point, point, twice + FE);
    mul(point + FE, point + FE, twice + FE);
    small(point + 2 * FE, 1);
    mul(point + 3 * FE, point, point + FE);
  }
}

function oddMultiples(table: usize, point: usize): void {
  double(twice, point, true);
  cache(table, point);
  for (let i: usize = 1; i < 8; i++) {
    addCached(sum, twice, table + (i - 1) * POINT);
    cache(table + i * POINT, sum);
  }
}

/** The scalar as odd digits of absolute value below 2^(width − 1), at most one in `width` places; a byte each. */
function signedDigits(out: usize, scalar: usize, width: i32): void {
  memory.fill(out, 0, DIGITS);
  let carry: u32 = 0;
  let place: i32 = 0;
  while (place < 257) {
    if (bitsAt(scalar, place, 1) === carry) {
      place++;
      continue;
    }
    const window = carry + bitsAt(scalar, place, width);
    carry = (window >> (width - 1)) & 1;
    store<i8>(out + <usize>place, <i8>(<i32>window - <i32>(carry << width)));
    place += width;
  }
}

function bitsAt(scalar: usize, place: i32, count: i32): u32 {
  let word: u32 = 0;
  const byte = place >> 3;
  if (byte < 32) word = load<u8>(scalar + <usize>byte);
  if (byte < 31) word |= (<u32>load<u8>(scalar + <usize>byte + 1)) << 8;
  return (word >> (place & 7)) & ((1 << count) - 1);
}

function anyDigit(place: usize, terms: i32): bool {
  for (let i: usize = 0; i < <usize>terms; i++) if (load<u8>(digits + i * DIGITS + place) !== 0) return true;
  return false;
}
