import type { Group, Secret } from '../group.ts';

/** An ElGamal ciphertext (g^r, y^r·m). */
export interface Ciphertext<Point> {
  readonly alpha: Point;
  readonly beta: Point;
}

/** Gives uniform random octets: `(length) => crypto.getRandomValues(new Uint8Array(length))`. */
export type Random = (length: number) => Uint8Array;

/** Why something in a foreign archive is not what it should be. */
export interface Problem {
  readonly problem: string;
}

/** Thrown inside this folder only, where a part cannot be read; whoever reads a whole turns it into a {@link Problem}. */
export class Malformed extends Error {}

/** @returns what `read` makes of it, or why it could not */
export function readOrProblem<What>(read: () => What): What | Problem {
  try {
    return read();
  } catch (error) {
    if (error instanceof Malformed) return { problem: error.message };
    throw error;
  }
}

export function pointOf<Point>(group: Group<Point>, value: unknown, where: string): Point {
  const point = typeof value === 'string' ? group.decode(value) : undefined;
  if (point === undefined) throw new Malformed(`${where} is no element of the group`);
  return point;
}

/** A decimal number in [0, q). */
export function numberOf(group: Group, value: unknown, where: string): bigint {
  if (typeof value !== 'string' || value.length > 700 || !/^(0|[1-9][0-9]*)$/.test(value))
    throw new Malformed(`${where} is no decimal number`);
  const number = BigInt(value);
  if (number >= group.order) throw new Malformed(`${where} is not below the order of the group`);
  return number;
}

export function listOf(value: unknown, length: number, where: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length !== length) throw new Malformed(`${where} is no list of ${length}`);
  return value;
}

/** The values of an object that has these fields, in this order, and no other. */
export function fieldsOf(value: unknown, names: readonly string[], where: string): readonly unknown[] {
  const fields = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
  if (fields.length !== names.length || fields.some(([name], at) => name !== names[at]))
    throw new Malformed(`${where} has other fields than ${names.join(', ')}`);
  return fields.map(([, content]) => content);
}

export function ciphertextOf<Point>(group: Group<Point>, value: unknown, where: string): Ciphertext<Point> {
  const [alpha, beta] = fieldsOf(value, ['alpha', 'beta'], where);
  return { alpha: pointOf(group, alpha, `${where}: alpha`), beta: pointOf(group, beta, `${where}: beta`) };
}

export function ciphertextJson<Point>(group: Group<Point>, { alpha, beta }: Ciphertext<Point>) {
  return { alpha: group.encode(alpha), beta: group.encode(beta) };
}

/** A uniform number mod q: sixteen octets more than q has, so that the reduction leaves no bias. */
export function drawSecret(group: Group, random: Random): Secret {
  const bytes = random(Math.max(64, Math.ceil(group.order.toString(16).length / 2) + 16));
  try {
    return group.secret(bytes);
  } finally {
    bytes.fill(0);
  }
}
