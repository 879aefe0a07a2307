/** Two columns of numbers, interleaved: entry i of the first at 2·i, of the second at 2·i + 1. */
export type Pair = Float64Array<ArrayBuffer>;

/** @param length of both columns together */
export const pairOf = (length: number): Pair => new Float64Array(length);

/** The four products of columns: first·first, first·second, second·first, second·second. */
export function cross(a: Pair, b: Pair): number[] {
  let [p00, p01, p10, p11] = [0, 0, 0, 0];
  for (let at = 0; at < a.length; at += 2) {
    const a0 = a[at] as number;
    const a1 = a[at + 1] as number;
    const b0 = b[at] as number;
    const b1 = b[at + 1] as number;
    p00 += a0 * b0;
    p01 += a0 * b1;
    p10 += a1 * b0;
    p11 += a1 * b1;
  }
  return [p00, p01, p10, p11];
}

/** Takes `share[0]` of the other's first and `share[2]` of its second column from the first, [1] and [3] from the second. */
export function subtract(from: Pair, other: Pair, share: readonly number[]): void {
  const [s00 = 0, s01 = 0, s10 = 0, s11 = 0] = share;
  for (let at = 0; at < from.length; at += 2) {
    const o0 = other[at] as number;
    const o1 = other[at + 1] as number;
    from[at] = (from[at] as number) - (s00 * o0 + s10 * o1);
    from[at + 1] = (from[at + 1] as number) - (s01 * o0 + s11 * o1);
  }
}

export function scaled(pair: Pair, first: number, second: number): Pair {
  const result = pairOf(pair.length);
  for (let at = 0; at < pair.length; at += 2) {
    result[at] = (pair[at] as number) * first;
    result[at + 1] = (pair[at + 1] as number) * second;
  }
  return result;
}

/** Of all squares. */
export function squaresOf(pair: Pair): number {
  let sum = 0;
  for (let at = 0; at < pair.length; at += 1) sum += (pair[at] as number) * (pair[at] as number);
  return sum;
}
