import { ed25519 } from '@noble/curves/ed25519.js';
import type { Group, Secret } from '../group.ts';
import { readPointText, writePointText } from './point-text.ts';
import { bigintSecrets, ED25519_ORDER, fromLittleEndian, modulo } from './scalars.ts';

type NoblePoint = InstanceType<typeof ed25519.Point>;

const { Point } = ed25519;

/**
 * Ed25519 by @noble/curves, in JavaScript alone: the oracle that the other engines are compared with, and the fallback
 * where WebAssembly is not allowed. Multiplications of secrets take the same steps for every number, as far as bigints
 * go: their single operations do not promise constant time, and they cannot be wiped.
 */
export function nobleEd25519(): Group<NoblePoint> {
  const multiply = (k: bigint, point: NoblePoint) => {
    const number = modulo(k, ED25519_ORDER);
    return number === 0n ? Point.ZERO : point.multiplyUnsafe(number);
  };
  const multiplySecret = (x: Secret, point: NoblePoint) => {
    const number = fromLittleEndian(x);
    return number === 0n ? Point.ZERO : point.multiply(number);
  };
  const combine = (terms: readonly (readonly [bigint, NoblePoint])[]) =>
    terms.reduce((sum, [k, point]) => sum.add(multiply(k, point)), Point.ZERO);
  return {
    name: 'Ed25519',
    engine: 'noble',
    order: ED25519_ORDER,
    generator: Point.BASE,
    identity: Point.ZERO,
    add: (a, b) => a.add(b),
    subtract: (a, b) => a.subtract(b),
    sum: (points) => points.reduce((all, point) => all.add(point), Point.ZERO),
    equal: (a, b) => a.equals(b),
    combine,
    multiplyBase: (k) => multiply(k, Point.BASE),
    multiply,
    allHold: (claims) => claims.every(({ commitment, terms }) => encode(combine(terms)) === commitment),
    multiplyBaseSecret: (x) => multiplySecret(x, Point.BASE),
    multiplySecret,
    ...bigintSecrets(ED25519_ORDER),
    encode,
    decode,
    encodeAll: (points) => points.map(encode),
    decodeAll: (texts) => texts.map(decode),
    rootsOf: () => [],
  };
}

function encode(point: NoblePoint): string {
  return readPointText(point.toBytes(), 0);
}

function decode(text: string): NoblePoint | undefined {
  const bytes = new Uint8Array(32);
  if (!writePointText(text, bytes, 0)) return undefined;
  try {
    const point = Point.fromBytes(bytes, false);
    return point.isTorsionFree() ? point : undefined;
  } catch {
    return undefined;
  }
}
