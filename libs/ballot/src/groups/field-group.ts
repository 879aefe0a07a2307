import type { Group, GroupName, Secret, Term } from '../group.ts';
import { FIELDS } from './field-parameters.ts';
import { bigintSecrets, fromLittleEndian, modulo } from './scalars.ts';

/**
 * The subgroup of order q of the numbers modulo a prime p of 2048 bits; the group's addition is their multiplication.
 * In bigints: for small elections and for programs that know no curve. Powers of secrets take the same steps for every
 * exponent, but the steps of bigints do not promise constant time.
 */
export function fieldGroup(name: Exclude<GroupName, 'Ed25519'>): Group<bigint> {
  const { p, q, g } = FIELDS[name];
  const windows = Math.ceil(q.toString(2).length / WINDOW);
  const power = (base: bigint, exponent: bigint) => powers(p, windows, [[modulo(exponent, q), base]]);
  const combine = (terms: readonly Term<bigint>[]) =>
    powers(
      p,
      windows,
      terms.map(([k, point]) => [modulo(k, q), point]),
    );
  const decode = (text: string) => {
    if (text.length > DIGITS || !/^[1-9][0-9]*$/.test(text)) return undefined;
    const number = BigInt(text);
    return number < p && (power(number, q - 1n) * number) % p === 1n ? number : undefined;
  };
  const multiplySecret = (x: Secret, point: bigint) => powerOfSecret(p, windows, point, fromLittleEndian(x));
  return {
    name,
    engine: 'bigint',
    order: q,
    generator: g,
    identity: 1n,
    add: (a, b) => (a * b) % p,
    subtract: (a, b) => (a * inverse(b, p)) % p,
    sum: (points) => points.reduce((all, point) => (all * point) % p, 1n),
    equal: (a, b) => a === b,
    combine,
    multiplyBase: (k) => power(g, k),
    multiply: (k, point) => power(point, k),
    allHold: (claims) => claims.every(({ commitment, terms }) => String(combine(terms)) === commitment),
    multiplyBaseSecret: (x) => multiplySecret(x, g),
    multiplySecret,
    ...bigintSecrets(q),
    encode: String,
    decode,
    encodeAll: (points) => points.map(String),
    decodeAll: (texts) => texts.map(decode),
    rootsOf: () => [],
  };
}

const WINDOW = 4;
/** Decimal digits of a number of 2048 bits. */
const DIGITS = 617;

/** ∏ baseᵢ^kᵢ: the squarings are shared, four bits at a time (Straus). */
function powers(p: bigint, windows: number, terms: readonly (readonly [k: bigint, base: bigint])[]): bigint {
  const tables = terms.map(([k, base]) => ({ k, table: tableOf(base, p) }));
  let product = 1n;
  for (let window = windows - 1; window >= 0; window -= 1) {
    if (product !== 1n) for (let bit = 0; bit < WINDOW; bit += 1) product = (product * product) % p;
    for (const { k, table } of tables) {
      const digit = digitOf(k, window);
      if (digit !== 0) product = (product * (table[digit] as bigint)) % p;
    }
  }
  return product;
}

/** As {@link powers}, with a multiplication for each digit, zero or not. */
function powerOfSecret(p: bigint, windows: number, base: bigint, k: bigint): bigint {
  const table = tableOf(base, p);
  let product = 1n;
  for (let window = windows - 1; window >= 0; window -= 1) {
    for (let bit = 0; bit < WINDOW; bit += 1) product = (product * product) % p;
    product = (product * (table[digitOf(k, window)] as bigint)) % p;
  }
  return product;
}

function tableOf(base: bigint, p: bigint): bigint[] {
  const table = [1n];
  for (let at = 1; at < 1 << WINDOW; at += 1) table.push(((table[at - 1] as bigint) * base) % p);
  return table;
}

function digitOf(k: bigint, window: number): number {
  return Number((k >> BigInt(WINDOW * window)) & 15n);
}

function inverse(number: bigint, p: bigint): bigint {
  let [a, b, x, y] = [number, p, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return modulo(x, p);
}
