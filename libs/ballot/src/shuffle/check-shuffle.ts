import type { Group } from '../group.ts';
import {
  type Ciphertext,
  ciphertextOf,
  fieldsOf,
  listOf,
  Malformed,
  type Problem,
  readOrProblem,
} from './ciphertext.ts';
import { generators } from './embedding.ts';
import { readProof, type ShuffleProof } from './shuffle-proof.ts';
import { challengesOf, lastChallengeOf, permutationText, type ShuffleStatement } from './transcript.ts';

export interface ShuffleContext<Point> {
  /** For each non-homomorphic question its ciphertexts, as the shuffle before left them. */
  readonly before: readonly (readonly Ciphertext<Point>[])[];
  /** The election's. */
  readonly publicKey: Point;
  /** φ, the election's fingerprint. */
  readonly fingerprint: string;
}

/** Checks the payload of a Shuffle event: same ciphertexts, in another order and encrypted anew. */
export function checkShuffle<Point>(
  group: Group<Point>,
  payload: unknown,
  context: ShuffleContext<Point>,
): { readonly after: readonly (readonly Ciphertext<Point>[])[] } | Problem {
  return readOrProblem(() => {
    const [lists, proofs] = fieldsOf(payload, ['ciphertexts', 'proofs'], 'a shuffle');
    const questions = context.before.length;
    const allProofs = listOf(proofs, questions, 'the proofs of a shuffle');
    const after = listOf(lists, questions, 'the ciphertexts of a shuffle').map((list, question) => {
      const before = context.before[question] as readonly Ciphertext<Point>[];
      return listOf(list, before.length, `shuffled question ${question}`).map((value, at) =>
        ciphertextOf(group, value, `shuffled question ${question}, ciphertext ${at}`),
      );
    });
    for (const [question, shuffled] of after.entries()) {
      const before = context.before[question] as readonly Ciphertext<Point>[];
      const proof = readProof(group, allProofs[question], before.length);
      const failing = whyProofFails(group, proof, { ...context, before, after: shuffled });
      if (failing !== undefined) throw new Malformed(`the shuffle proof of question ${question} fails at ${failing}`);
    }
    return { after };
  });
}

/** CheckShuffleProof, every equation brought to the form "is the identity". @returns the name of one that is not */
function whyProofFails<Point>(
  group: Group<Point>,
  proof: ShuffleProof<Point>,
  statement: ShuffleStatement<Point>,
): string | undefined {
  const { order: q, generator: g } = group;
  const { commitments: t, responses: s, permutation, chained } = proof;
  const { before, after, publicKey, fingerprint } = statement;
  const count = before.length;
  const text = permutationText(group, statement, permutation);
  const us = challengesOf(group, fingerprint, text, count);
  const c = lastChallengeOf(group, statement, t, text, chained);
  const { h, hs } = generators(group, count);
  const u = us.reduce((product, factor) => (product * factor) % q, 1n);

  const minus = (k: bigint) => (q - k) % q;
  const weighted = (ks: readonly bigint[], points: readonly Point[], by = 1n) =>
    points.map((point, at): [bigint, Point] => [(by * (ks[at] ?? 0n)) % q, point]);
  const plain = (points: readonly Point[], by: bigint) => points.map((point): [bigint, Point] => [by, point]);
  const holds = (left: Point, terms: readonly [bigint, Point][]) => group.equal(left, group.combine(terms));
  const alphas = (list: readonly Ciphertext<Point>[]) => list.map(({ alpha }) => alpha);
  const betas = (list: readonly Ciphertext<Point>[]) => list.map(({ beta }) => beta);
  const last = chained.at(-1) ?? h;

  if (!holds(t.t1, [[s.s1, g], ...plain(permutation, minus(c)), ...plain(hs, c)])) return 't1';
  if (
    !holds(t.t2, [
      [s.s2, g],
      [minus(c), last],
      [(c * u) % q, h],
    ])
  )
    return 't2';
  if (!holds(t.t3, [[s.s3, g], ...weighted(us, permutation, minus(c)), ...weighted(s.permuted, hs)])) return 't3';
  const fourth = (base: Point, of: (list: readonly Ciphertext<Point>[]) => Point[]): [bigint, Point][] => [
    [minus(s.s4), base],
    ...weighted(us, of(before), minus(c)),
    ...weighted(s.permuted, of(after)),
  ];
  if (!holds(t.t41, fourth(publicKey, betas))) return 't4,1';
  if (!holds(t.t42, fourth(g, alphas))) return 't4,2';
  const broken = chained.findIndex((link, at) => {
    const terms: [bigint, Point][] = [
      [s.chain[at] as bigint, g],
      [minus(c), link],
      [s.permuted[at] as bigint, at === 0 ? h : (chained[at - 1] as Point)],
    ];
    return !holds(t.chain[at] as Point, terms);
  });
  return broken < 0 ? undefined : `link ${broken} of the chain`;
}
