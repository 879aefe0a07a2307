import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group, Secret } from '../group.ts';
import {
  type Ciphertext,
  ciphertextJson,
  ciphertextOf,
  drawSecret,
  fieldsOf,
  Malformed,
  numberOf,
  type Problem,
  type Random,
  readOrProblem,
} from './ciphertext.ts';
import { encodeRanking } from './embedding.ts';

export interface AnswerContext<Point> {
  /** The election's. */
  readonly publicKey: Point;
  /** The election's fingerprint φ, a vertical bar and the ballot's credential. */
  readonly label: string;
}

/** The answer to a non-homomorphic question, as it stands in a ballot. */
export interface RankedAnswer {
  readonly choices: { readonly alpha: string; readonly beta: string };
  readonly proof: { readonly challenge: string; readonly response: string };
}

/** Encrypts one integer 0…255 for each choice, with a proof that whoever encrypts knows the randomness; she wipes it. */
export function encryptRanking<Point>(
  group: Group<Point>,
  values: readonly number[],
  context: AnswerContext<Point>,
  random: Random,
): { readonly answer: RankedAnswer; readonly randomness: Secret } {
  const [r, w] = [drawSecret(group, random), drawSecret(group, random)];
  const alpha = group.multiplyBaseSecret(r);
  const beta = group.add(group.multiplySecret(r, context.publicKey), encodeRanking(group, values));
  const challenge = challengeOf(group, context, { alpha, beta }, group.multiplyBaseSecret(w));
  const response = group.respond(w, challenge, r);
  w.fill(0);
  const proof = { challenge: String(challenge), response: String(response) };
  return { answer: { choices: ciphertextJson(group, { alpha, beta }), proof }, randomness: r };
}

/** Checks an answer to a non-homomorphic question: its shape, its numbers and points, its proof. */
export function checkRankedAnswer<Point>(
  group: Group<Point>,
  answer: unknown,
  context: AnswerContext<Point>,
): Ciphertext<Point> | Problem {
  return readOrProblem(() => {
    const [choices, proof] = fieldsOf(answer, ['choices', 'proof'], 'a ranked answer');
    const ciphertext = ciphertextOf(group, choices, 'choices');
    const [challenge, response] = fieldsOf(proof, ['challenge', 'response'], 'its proof');
    const c = numberOf(group, challenge, 'its challenge');
    const z = numberOf(group, response, 'its response');
    const commitment = group.combine([
      [z, group.generator],
      [c, ciphertext.alpha],
    ]);
    if (challengeOf(group, context, ciphertext, commitment) !== c)
      throw new Malformed('the proof of a ranked answer fails');
    return ciphertext;
  });
}

function challengeOf<Point>(
  group: Group<Point>,
  { label, publicKey }: AnswerContext<Point>,
  { alpha, beta }: Ciphertext<Point>,
  commitment: Point,
): bigint {
  const [y, a, b, A] = [publicKey, alpha, beta, commitment].map((point) => group.encode(point));
  const hash = sha256(utf8ToBytes(`raweg|${label}|${y},${a},${b}|${A}`));
  return BigInt(`0x${bytesToHex(hash)}`) % group.order;
}
