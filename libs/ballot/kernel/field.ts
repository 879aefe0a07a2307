// Numbers modulo p = 2^255 − 19, for the kernel. AssemblyScript: see README.md.
//
// Nine signed limbs of 29 bits, stored as i32: WebAssembly multiplies 64-bit words without a high half, so limbs have to
// be short enough for nine products to fit one word. After a multiplication every limb is within ±(2^28 + 2^15): "1 unit".
// Sums and differences are not carried; a product may take factors of u and v units as long as 9·u·v·2^56 < 2^63, that is
// u·v ≤ 14 (and an operand at most 7 units, for its i32). The formulas of edwards.ts stay within 9 (12 for a doubling).
// Nothing here is constant-time: the kernel sees public numbers only.

/** Bytes of one number in memory. */
export const FE: usize = 36;
const MASK: i64 = 0x1fffffff;
const HALF: i64 = 0x10000000;

/** Where intermediate powers live. */
const T0: usize = memory.data(36, 4);
const T1: usize = memory.data(36, 4);
const T2: usize = memory.data(36, 4);
const T3: usize = memory.data(36, 4);

/** r = a + b. Units add up. */
export function add(r: usize, a: usize, b: usize): void {
  store<i32>(r, load<i32>(a, 0) + load<i32>(b, 0), 0);
  store<i32>(r, load<i32>(a, 4) + load<i32>(b, 4), 4);
  store<i32>(r, load<i32>(a, 8) + load<i32>(b, 8), 8);
  store<i32>(r, load<i32>(a, 12) + load<i32>(b, 12), 12);
  store<i32>(r, load<i32>(a, 16) + load<i32>(b, 16), 16);
  store<i32>(r, load<i32>(a, 20) + load<i32>(b, 20), 20);
  store<i32>(r, load<i32>(a, 24) + load<i32>(b, 24), 24);
  store<i32>(r, load<i32>(a, 28) + load<i32>(b, 28), 28);
  store<i32>(r, load<i32>(a, 32) + load<i32>(b, 32), 32);
}

/** r = a − b. Units add up. */
export function sub(r: usize, a: usize, b: usize): void {
  store<i32>(r, load<i32>(a, 0) - load<i32>(b, 0), 0);
  store<i32>(r, load<i32>(a, 4) - load<i32>(b, 4), 4);
  store<i32>(r, load<i32>(a, 8) - load<i32>(b, 8), 8);
  store<i32>(r, load<i32>(a, 12) - load<i32>(b, 12), 12);
  store<i32>(r, load<i32>(a, 16) - load<i32>(b, 16), 16);
  store<i32>(r, load<i32>(a, 20) - load<i32>(b, 20), 20);
  store<i32>(r, load<i32>(a, 24) - load<i32>(b, 24), 24);
  store<i32>(r, load<i32>(a, 28) - load<i32>(b, 28), 28);
  store<i32>(r, load<i32>(a, 32) - load<i32>(b, 32), 32);
}

/** r = a. */
export function copy(r: usize, a: usize): void {
  memory.copy(r, a, 36);
}

/** r = 0 or 1. */
export function small(r: usize, value: i32): void {
  memory.fill(r, 0, 36);
  store<i32>(r, value);
}

/** r = a·b, carried. r may be a or b. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one multiplication, unrolled into locals.
export function mul(r: usize, a: usize, b: usize): void {
  const a0: i64 = i64.load32_s(a, 0);
  const a1: i64 = i64.load32_s(a, 4);
  const a2: i64 = i64.load32_s(a, 8);
  const a3: i64 = i64.load32_s(a, 12);
  const a4: i64 = i64.load32_s(a, 16);
  const a5: i64 = i64.load32_s(a, 20);
  const a6: i64 = i64.load32_s(a, 24);
  const a7: i64 = i64.load32_s(a, 28);
  const a8: i64 = i64.load32_s(a, 32);
  const b0: i64 = i64.load32_s(b, 0);
  const b1: i64 = i64.load32_s(b, 4);
  const b2: i64 = i64.load32_s(b, 8);
  const b3: i64 = i64.load32_s(b, 12);
  const b4: i64 = i64.load32_s(b, 16);
  const b5: i64 = i64.load32_s(b, 20);
  const b6: i64 = i64.load32_s(b, 24);
  const b7: i64 = i64.load32_s(b, 28);
  const b8: i64 = i64.load32_s(b, 32);
  let c0: i64 = a0 * b0;
  let c1: i64 = a0 * b1 + a1 * b0;
  let c2: i64 = a0 * b2 + a1 * b1 + a2 * b0;
  let c3: i64 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0;
  let c4: i64 = a0 * b4 + a1 * b3 + a2 * b2 + a3 * b1 + a4 * b0;
  let c5: i64 = a0 * b5 + a1 * b4 + a2 * b3 + a3 * b2 + a4 * b1 + a5 * b0;
  let c6: i64 = a0 * b6 + a1 * b5 + a2 * b4 + a3 * b3 + a4 * b2 + a5 * b1 + a6 * b0;
  let c7: i64 = a0 * b7 + a1 * b6 + a2 * b5 + a3 * b4 + a4 * b3 + a5 * b2 + a6 * b1 + a7 * b0;
  let c8: i64 = a0 * b8 + a1 * b7 + a2 * b6 + a3 * b5 + a4 * b4 + a5 * b3 + a6 * b2 + a7 * b1 + a8 * b0;
  const c9: i64 = a1 * b8 + a2 * b7 + a3 * b6 + a4 * b5 + a5 * b4 + a6 * b3 + a7 * b2 + a8 * b1;
  const c10: i64 = a2 * b8 + a3 * b7 + a4 * b6 + a5 * b5 + a6 * b4 + a7 * b3 + a8 * b2;
  const c11: i64 = a3 * b8 + a4 * b7 + a5 * b6 + a6 * b5 + a7 * b4 + a8 * b3;
  const c12: i64 = a4 * b8 + a5 * b7 + a6 * b6 + a7 * b5 + a8 * b4;
  const c13: i64 = a5 * b8 + a6 * b7 + a7 * b6 + a8 * b5;
  const c14: i64 = a6 * b8 + a7 * b7 + a8 * b6;
  const c15: i64 = a7 * b8 + a8 * b7;
  const c16: i64 = a8 * b8;
  // 2²⁶¹ = 64·2²⁵⁵ ≡ 64·19 = 1216: the upper columns come down, each in two pieces so that nothing overflows.
  c0 += 1216 * (c9 & MASK);
  c1 += 1216 * ((c10 & MASK) + (c9 >> 29));
  c2 += 1216 * ((c11 & MASK) + (c10 >> 29));
  c3 += 1216 * ((c12 & MASK) + (c11 >> 29));
  c4 += 1216 * ((c13 & MASK) + (c12 >> 29));
  c5 += 1216 * ((c14 & MASK) + (c13 >> 29));
  c6 += 1216 * ((c15 & MASK) + (c14 >> 29));
  c7 += 1216 * ((c16 & MASK) + (c15 >> 29));
  c8 += 1216 * (c16 >> 29);
  let carry: i64 = (c0 + HALF) >> 29;
  c0 -= carry << 29;
  c1 += carry;
  carry = (c4 + HALF) >> 29;
  c4 -= carry << 29;
  c5 += carry;
  carry = (c1 + HALF) >> 29;
  c1 -= carry << 29;
  c2 += carry;
  carry = (c5 + HALF) >> 29;
  c5 -= carry << 29;
  c6 += carry;
  carry = (c2 + HALF) >> 29;
  c2 -= carry << 29;
  c3 += carry;
  carry = (c6 + HALF) >> 29;
  c6 -= carry << 29;
  c7 += carry;
  carry = (c3 + HALF) >> 29;
  c3 -= carry << 29;
  c4 += carry;
  carry = (c7 + HALF) >> 29;
  c7 -= carry << 29;
  c8 += carry;
  carry = (c4 + HALF) >> 29;
  c4 -= carry << 29;
  c5 += carry;
  carry = (c8 + HALF) >> 29;
  c8 -= carry << 29;
  c0 += 1216 * carry;
  carry = (c0 + HALF) >> 29;
  c0 -= carry << 29;
  c1 += carry;
  i64.store32(r, c0, 0);
  i64.store32(r, c1, 4);
  i64.store32(r, c2, 8);
  i64.store32(r, c3, 12);
  i64.store32(r, c4, 16);
  i64.store32(r, c5, 20);
  i64.store32(r, c6, 24);
  i64.store32(r, c7, 28);
  i64.store32(r, c8, 32);
}

/** r = a², carried. */
export function square(r: usize, a: usize): void {
  squares(r, a, 1);
}

/** r = a^(2^n), n ≥ 1, carried. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one multiplication, unrolled into locals.
export function squares(r: usize, a: usize, n: i32): void {
  let a0: i64 = i64.load32_s(a, 0);
  let a1: i64 = i64.load32_s(a, 4);
  let a2: i64 = i64.load32_s(a, 8);
  let a3: i64 = i64.load32_s(a, 12);
  let a4: i64 = i64.load32_s(a, 16);
  let a5: i64 = i64.load32_s(a, 20);
  let a6: i64 = i64.load32_s(a, 24);
  let a7: i64 = i64.load32_s(a, 28);
  let a8: i64 = i64.load32_s(a, 32);
  do {
    const d0: i64 = a0 << 1;
    const d1: i64 = a1 << 1;
    const d2: i64 = a2 << 1;
    const d3: i64 = a3 << 1;
    const d4: i64 = a4 << 1;
    const d5: i64 = a5 << 1;
    const d6: i64 = a6 << 1;
    const d7: i64 = a7 << 1;
    let c0: i64 = a0 * a0;
    let c1: i64 = d0 * a1;
    let c2: i64 = d0 * a2 + a1 * a1;
    let c3: i64 = d0 * a3 + d1 * a2;
    let c4: i64 = d0 * a4 + d1 * a3 + a2 * a2;
    let c5: i64 = d0 * a5 + d1 * a4 + d2 * a3;
    let c6: i64 = d0 * a6 + d1 * a5 + d2 * a4 + a3 * a3;
    let c7: i64 = d0 * a7 + d1 * a6 + d2 * a5 + d3 * a4;
    let c8: i64 = d0 * a8 + d1 * a7 + d2 * a6 + d3 * a5 + a4 * a4;
    const c9: i64 = d1 * a8 + d2 * a7 + d3 * a6 + d4 * a5;
    const c10: i64 = d2 * a8 + d3 * a7 + d4 * a6 + a5 * a5;
    const c11: i64 = d3 * a8 + d4 * a7 + d5 * a6;
    const c12: i64 = d4 * a8 + d5 * a7 + a6 * a6;
    const c13: i64 = d5 * a8 + d6 * a7;
    const c14: i64 = d6 * a8 + a7 * a7;
    const c15: i64 = d7 * a8;
    const c16: i64 = a8 * a8;
    // 2²⁶¹ = 64·2²⁵⁵ ≡ 64·19 = 1216: the upper columns come down, each in two pieces so that nothing overflows.
    c0 += 1216 * (c9 & MASK);
    c1 += 1216 * ((c10 & MASK) + (c9 >> 29));
    c2 += 1216 * ((c11 & MASK) + (c10 >> 29));
    c3 += 1216 * ((c12 & MASK) + (c11 >> 29));
    c4 += 1216 * ((c13 & MASK) + (c12 >> 29));
    c5 += 1216 * ((c14 & MASK) + (c13 >> 29));
    c6 += 1216 * ((c15 & MASK) + (c14 >> 29));
    c7 += 1216 * ((c16 & MASK) + (c15 >> 29));
    c8 += 1216 * (c16 >> 29);
    let carry: i64 = (c0 + HALF) >> 29;
    c0 -= carry << 29;
    c1 += carry;
    carry = (c4 + HALF) >> 29;
    c4 -= carry << 29;
    c5 += carry;
    carry = (c1 + HALF) >> 29;
    c1 -= carry << 29;
    c2 += carry;
    carry = (c5 + HALF) >> 29;
    c5 -= carry << 29;
    c6 += carry;
    carry = (c2 + HALF) >> 29;
    c2 -= carry << 29;
    c3 += carry;
    carry = (c6 + HALF) >> 29;
    c6 -= carry << 29;
    c7 += carry;
    carry = (c3 + HALF) >> 29;
    c3 -= carry << 29;
    c4 += carry;
    carry = (c7 + HALF) >> 29;
    c7 -= carry << 29;
    c8 += carry;
    carry = (c4 + HALF) >> 29;
    c4 -= carry << 29;
    c5 += carry;
    carry = (c8 + HALF) >> 29;
    c8 -= carry << 29;
    c0 += 1216 * carry;
    carry = (c0 + HALF) >> 29;
    c0 -= carry << 29;
    c1 += carry;
    a0 = c0;
    a1 = c1;
    a2 = c2;
    a3 = c3;
    a4 = c4;
    a5 = c5;
    a6 = c6;
    a7 = c7;
    a8 = c8;
  } while (--n > 0);
  i64.store32(r, a0, 0);
  i64.store32(r, a1, 4);
  i64.store32(r, a2, 8);
  i64.store32(r, a3, 12);
  i64.store32(r, a4, 16);
  i64.store32(r, a5, 20);
  i64.store32(r, a6, 24);
  i64.store32(r, a7, 28);
  i64.store32(r, a8, 32);
}

/** r = a^(2^250 − 1); leaves a^11 in T0. */
function power250(r: usize, a: usize): void {
  square(T0, a); // 2
  squares(T1, T0, 2); // 8
  mul(T1, T1, a); // 9
  mul(T0, T0, T1); // 11
  square(T2, T0); // 22
  mul(T1, T1, T2); // 2^5 − 1
  squares(T2, T1, 5);
  mul(T1, T2, T1); // 2^10 − 1
  squares(T2, T1, 10);
  mul(T2, T2, T1); // 2^20 − 1
  squares(T3, T2, 20);
  mul(T2, T3, T2); // 2^40 − 1
  squares(T2, T2, 10);
  mul(T1, T2, T1); // 2^50 − 1
  squares(T2, T1, 50);
  mul(T2, T2, T1); // 2^100 − 1
  squares(T3, T2, 100);
  mul(T2, T3, T2); // 2^200 − 1
  squares(T2, T2, 50);
  mul(r, T2, T1); // 2^250 − 1
}

/** r = 1/a = a^(p − 2); 0 for 0. */
export function invert(r: usize, a: usize): void {
  power250(T3, a);
  squares(T3, T3, 5);
  mul(r, T3, T0); // 2^255 − 21
}

/** r = a^((p − 5)/8) = a^(2^252 − 3), on the way to a square root. r must not be a. */
export function rootPower(r: usize, a: usize): void {
  power250(T3, a);
  squares(T3, T3, 2);
  mul(r, T3, a);
}
