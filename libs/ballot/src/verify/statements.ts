import type { Group, Term } from '../group.ts';
import { challengeFrom } from '../make/digest.ts';
import type { CheckId } from './checks.ts';

/**
 * What every proof of the protocol comes down to: SHA-256 of a text and of commitments, mod q, is a number that was
 * published. The commitments are not published; the verifier computes each as a sum of multiples.
 */
export interface Statement<Point> {
  /** The check it belongs to. */
  readonly check: CheckId;
  /** Whose proof it is, for whoever reads that it failed: "choice 2 of question 1". */
  readonly what: string;
  /** What is hashed before the first commitment. */
  readonly prefix: string;
  readonly challenge: bigint;
  readonly commitments: readonly (readonly Term<Point>[])[];
}

/** A pair (c, z) of a proof. */
export interface Answered {
  readonly c: bigint;
  readonly z: bigint;
}

/** All commitments, in order, computed anew. */
export function commitmentsOf<Point>(group: Group<Point>, statements: readonly Statement<Point>[]): Point[] {
  return statements.flatMap(({ commitments }) => commitments.map((terms) => group.combine(terms)));
}

/** @returns the statements that do not hold */
export function falseStatements<Point>(
  group: Group<Point>,
  statements: readonly Statement<Point>[],
): Statement<Point>[] {
  return unhashed(group, statements, group.encodeAll(commitmentsOf(group, statements)));
}

/** @returns the statements whose challenge is not the hash of these commitments */
export function unhashed<Point>(
  group: Group<Point>,
  statements: readonly Statement<Point>[],
  texts: readonly string[],
): Statement<Point>[] {
  let at = 0;
  return statements.filter(({ prefix, challenge, commitments }) => {
    const own = texts.slice(at, at + commitments.length);
    at += commitments.length;
    return challengeFrom(group, prefix + own.join(',')) !== challenge;
  });
}

/** The commitments to "the ciphertext (α, β) holds `value`": A = z·G + c·α and B = z·y + c·(β − value·G). */
export function holdsValue<Point>(
  group: Group<Point>,
  publicKey: Point,
  { alpha, beta }: { readonly alpha: Point; readonly beta: Point },
  value: number,
  { c, z }: Answered,
): [Term<Point>[], Term<Point>[]] {
  const B: Term<Point>[] = [
    [z, publicKey],
    [c, beta],
  ];
  if (value !== 0) B.push([(group.order - ((c * BigInt(value)) % group.order)) % group.order, group.generator]);
  return [
    [
      [z, group.generator],
      [c, alpha],
    ],
    B,
  ];
}

/** The sum of challenges mod q: what a proof of alternatives hashes to. */
export function sumOfChallenges<Point>(group: Group<Point>, proofs: readonly Answered[]): bigint {
  return proofs.reduce((sum, { c }) => sum + c, 0n) % group.order;
}
