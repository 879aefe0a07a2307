import type { Group } from '../group.ts';
import { listOf, numberOf, pointOf } from './ciphertext.ts';
import type { ProofCommitments } from './transcript.ts';

/** The proof of one question's shuffle: t, s, c and ĉ of Wikström's argument in CHVote's form. */
export interface ShuffleProof<Point> {
  readonly commitments: ProofCommitments<Point>;
  readonly responses: {
    readonly s1: bigint;
    readonly s2: bigint;
    readonly s3: bigint;
    readonly s4: bigint;
    readonly chain: readonly bigint[];
    readonly permuted: readonly bigint[];
  };
  /** c: commits to the permutation. */
  readonly permutation: readonly Point[];
  /** ĉ: commits to the challenges in their new order, each upon the one before. */
  readonly chained: readonly Point[];
}

/** shuffle_proof of the specification: nested lists. */
export type ShuffleProofJson = readonly [
  readonly [string, string, string, readonly [string, string], readonly string[]],
  readonly [string, string, string, string, readonly string[], readonly string[]],
  readonly string[],
  readonly string[],
];

export function proofJson<Point>(group: Group<Point>, proof: ShuffleProof<Point>): ShuffleProofJson {
  const { t1, t2, t3, t41, t42, chain } = proof.commitments;
  const { s1, s2, s3, s4, chain: answers, permuted } = proof.responses;
  const texts = (points: readonly Point[]) => points.map((point) => group.encode(point));
  const [a, b, c, d, e] = texts([t1, t2, t3, t41, t42]) as [string, string, string, string, string];
  return [
    [a, b, c, [d, e], texts(chain)],
    [String(s1), String(s2), String(s3), String(s4), answers.map(String), permuted.map(String)],
    texts(proof.permutation),
    texts(proof.chained),
  ];
}

/** @throws Malformed unless it is a proof about so many ciphertexts, every point and number in range */
export function readProof<Point>(group: Group<Point>, value: unknown, count: number): ShuffleProof<Point> {
  const [t, s, permutation, chained] = listOf(value, 4, 'a shuffle proof');
  const [t1, t2, t3, t4, tChain] = listOf(t, 5, 'its commitments');
  const [t41, t42] = listOf(t4, 2, 't4');
  const [s1, s2, s3, s4, sChain, permuted] = listOf(s, 6, 'its responses');
  const point = (text: unknown, where: string) => pointOf(group, text, where);
  const points = (list: unknown, where: string) => listOf(list, count, where).map((text) => point(text, where));
  const number = (text: unknown, where: string) => numberOf(group, text, where);
  const numbers = (list: unknown, where: string) => listOf(list, count, where).map((text) => number(text, where));
  return {
    commitments: {
      t1: point(t1, 't1'),
      t2: point(t2, 't2'),
      t3: point(t3, 't3'),
      t41: point(t41, 't4'),
      t42: point(t42, 't4'),
      chain: points(tChain, 'the chain of t'),
    },
    responses: {
      s1: number(s1, 's1'),
      s2: number(s2, 's2'),
      s3: number(s3, 's3'),
      s4: number(s4, 's4'),
      chain: numbers(sChain, 'the chain of s'),
      permuted: numbers(permuted, 's′'),
    },
    permutation: points(permutation, 'the commitment to the permutation'),
    chained: points(chained, 'the chain of challenges'),
  };
}
