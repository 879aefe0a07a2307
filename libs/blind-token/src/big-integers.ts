import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/** OS2IP of RFC 8017: big-endian. */
export function integerOf(bytes: Uint8Array): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytesToHex(bytes)}`);
}

/** I2OSP of RFC 8017: big-endian, filled up with zeros. @throws RangeError if it does not fit */
export function bytesOf(integer: bigint, length: number): Uint8Array {
  const hex = integer.toString(16).padStart(2 * length, '0');
  if (integer < 0n || hex.length > 2 * length) throw new RangeError('The integer does not fit.');
  return hexToBytes(hex);
}

export function bitsOf(integer: bigint): number {
  return integer.toString(2).length;
}

/** x^65537 mod n: sixteen squarings and one multiplication. */
export function power65537(x: bigint, n: bigint): bigint {
  let power = x;
  for (let i = 0; i < 16; i += 1) power = (power * power) % n;
  return (power * x) % n;
}

export function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % n;
    if (bit === '1') result = (result * base) % n;
  }
  return result;
}

/** @returns undefined where x and n have a common factor */
export function inverse(x: bigint, n: bigint): bigint | undefined {
  let [a, b] = [n, x % n];
  let [u, v] = [0n, 1n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b] = [b, a - quotient * b];
    [u, v] = [v, u - quotient * v];
  }
  if (a !== 1n) return undefined;
  return u < 0n ? u + n : u;
}

export function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** Rounded down, by Newton's iteration. */
export function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt((bitsOf(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
