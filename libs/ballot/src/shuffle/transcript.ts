import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group } from '../group.ts';
import type { Ciphertext } from './ciphertext.ts';

/** What a shuffle is about: the statement its proof speaks of. */
export interface ShuffleStatement<Point> {
  readonly before: readonly Ciphertext<Point>[];
  readonly after: readonly Ciphertext<Point>[];
  readonly publicKey: Point;
  /** φ, the election's. */
  readonly fingerprint: string;
}

/** t of the proof: commitments to the randomness of the proof itself. */
export interface ProofCommitments<Point> {
  readonly t1: Point;
  readonly t2: Point;
  readonly t3: Point;
  readonly t41: Point;
  readonly t42: Point;
  readonly chain: readonly Point[];
}

/** str_c: the ciphertexts on both sides and the commitment to the permutation. */
export function permutationText<Point>(
  group: Group<Point>,
  { before, after }: ShuffleStatement<Point>,
  commitment: readonly Point[],
): string {
  return ciphertexts(group, before) + ciphertexts(group, after) + points(group, commitment);
}

/** GetNIZKPChallenges: u, one number for each ciphertext. */
export function challengesOf(group: Group, fingerprint: string, text: string, count: number): bigint[] {
  const seed = hash(`shuffle-challenges|${fingerprint}|${text}`);
  return Array.from({ length: count }, (_, at) => BigInt(`0x${hash(seed + hash(String(at)))}`) % group.order);
}

/** GetNIZKPChallenge: the c that everything answers to. */
export function lastChallengeOf<Point>(
  group: Group<Point>,
  { fingerprint, publicKey }: ShuffleStatement<Point>,
  { t1, t2, t3, t41, t42, chain }: ProofCommitments<Point>,
  text: string,
  chained: readonly Point[],
): bigint {
  const commitments = points(group, [t1, t2, t3, t41, t42]) + points(group, chain);
  const statement = text + points(group, chained) + group.encode(publicKey);
  return BigInt(`0x${hash(`shuffle-challenge|${fingerprint}|${commitments}${statement}`)}`) % group.order;
}

function ciphertexts<Point>(group: Group<Point>, list: readonly Ciphertext<Point>[]): string {
  return list.map(({ alpha, beta }) => points(group, [alpha, beta])).join('');
}

function points<Point>(group: Group<Point>, list: readonly Point[]): string {
  return list.map((point) => `${group.encode(point)},`).join('');
}

function hash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}
