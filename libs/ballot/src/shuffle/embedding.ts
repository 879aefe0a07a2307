import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group } from '../group.ts';
import { FIELDS } from '../groups/field-parameters.ts';

/** What a group needs besides for ranked ballots: small integers as elements. */
interface Embedding {
  /** Bits left free, so that an element of the group is found near by. */
  readonly padding: bigint;
  readonly mostIntegers: number;
  readonly textOf: (integer: bigint) => string;
  readonly integerOf: (text: string) => bigint;
}

const BITS_PER_INTEGER = 8n;
const EMBEDDINGS: Partial<Record<string, Embedding>> = {
  Ed25519: {
    padding: 14n,
    mostIntegers: 30,
    textOf: (integer) => integer.toString(16).padStart(64, '0'),
    integerOf: (text) => BigInt(`0x${text}`),
  },
  'RFC-3526-2048': {
    padding: 8n,
    mostIntegers: 254,
    textOf: String,
    integerOf: BigInt,
  },
};

/** Can this group carry ranked ballots with so many choices? BELENIOS-2048 can carry none. */
export function mostRankedChoices(group: Pick<Group, 'name'>): number {
  return EMBEDDINGS[group.name]?.mostIntegers ?? 0;
}

/** of_ints: a list of integers 0…255 as an element of the group. @throws RangeError for what does not fit */
export function encodeRanking<Point>(group: Group<Point>, values: readonly number[]): Point {
  const { padding, textOf, mostIntegers } = embeddingOf(group);
  if (values.length > mostIntegers) throw new RangeError(`This group carries at most ${mostIntegers} choices.`);
  if (values.some((value) => !Number.isInteger(value) || value < 0 || value > 255))
    throw new RangeError('Each choice is given a whole number between 0 and 255.');
  const packed = values.reduce((all, value) => (all << BITS_PER_INTEGER) + BigInt(value), 0n) << padding;
  for (let free = 0n; free < 1n << padding; free += 1n) {
    const point = group.decode(textOf(packed + free));
    if (point !== undefined) return point;
  }
  throw new RangeError('No element of the group is near these numbers.');
}

/**
 * to_ints: the integers of an element. Every element has some: whoever encrypts what is no encoding votes what its
 * digits happen to say, in this program as in others. @returns undefined where the group knows no such thing
 */
export function decodeRanking<Point>(group: Group<Point>, point: Point, length: number): number[] | undefined {
  const embedding = EMBEDDINGS[group.name];
  if (embedding === undefined) return undefined;
  const { padding, integerOf } = embedding;
  let packed = integerOf(group.encode(point)) >> padding;
  const values: number[] = [];
  for (let at = 0; at < length; at += 1) {
    values.unshift(Number(packed & 255n));
    packed >>= BITS_PER_INTEGER;
  }
  return values;
}

/** GetSecondaryGenerator and GetGenerators: h, and h₀ … h₍ₙ₋₁₎, of which nobody knows a logarithm to another. */
export function generators<Point>(group: Group<Point>, count: number): { h: Point; hs: readonly Point[] } {
  const hs = Array.from({ length: count }, (_, number) => generator(group, number));
  return { h: generator(group, -1), hs };
}

function generator<Point>(group: Group<Point>, number: number): Point {
  const hash = BigInt(`0x${bytesToHex(sha256(utf8ToBytes(`ggen|${number}`)))}`);
  const point = group.decode(group.name === 'Ed25519' ? curveGenerator(hash >> 2n) : fieldGenerator(hash, group.name));
  if (point === undefined || group.equal(point, group.identity) || group.equal(point, group.generator))
    throw new RangeError(`Number ${number} gives no generator.`); // has a probability of about 2⁻²⁵⁰
  return point;
}

function embeddingOf(group: Pick<Group, 'name'>): Embedding {
  const embedding = EMBEDDINGS[group.name];
  if (embedding === undefined) throw new RangeError(`The group ${group.name} carries no ranked ballots.`);
  return embedding;
}

/** The hash to the power of the cofactor. */
function fieldGenerator(hash: bigint, name: keyof typeof FIELDS): string {
  const { p, q } = FIELDS[name];
  let [product, square] = [1n, hash];
  for (let rest = (p - 1n) / q; rest > 0n; rest >>= 1n) {
    if (rest & 1n) product = (product * square) % p;
    square = (square * square) % p;
  }
  return String(product);
}

/** The first point of the curve at x or above, times the cofactor. */
function curveGenerator(x: bigint): string {
  for (let candidate = x; ; candidate += 1n) {
    const point = pointAt(candidate);
    if (point !== undefined) return bytesToHex(point.clearCofactor().toBytes().reverse());
  }
}

function pointAt(compressed: bigint) {
  try {
    return ed25519.Point.fromBytes(hexToBytes(compressed.toString(16).padStart(64, '0')).reverse());
  } catch {
    return undefined;
  }
}
