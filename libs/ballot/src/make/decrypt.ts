import type { Group, Secret } from '../group.ts';
import { type Ciphertext, drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { challengeFrom } from './digest.ts';
import type { Election, Question } from './election.ts';
import { type Nested, nested, unnested } from './nested.ts';
import { modulo, numberBelow, type Proof } from './prove.ts';
import type { TrusteeKind } from './trustee.ts';

/** A trustee's part in decrypting: α^x of every ciphertext, each with a proof that x is her key. */
export interface PartialDecryption {
  readonly decryption_factors: readonly Nested<string>[];
  readonly decryption_proofs: readonly Nested<Proof>[];
}

/** For each question a row; where it has lists, list after list. */
export type EncryptedTally<P> = readonly (readonly Ciphertext<P>[])[];

/** What of an election its decryption depends on. */
type Of<P> = Pick<Election<P>, 'group' | 'fingerprint' | 'questions'>;

export function decryptPartially<P>(
  { group, fingerprint, questions }: Of<P>,
  tally: EncryptedTally<P>,
  x: Secret,
  random: Random,
): PartialDecryption {
  const key = group.encode(group.multiplyBaseSecret(x));
  const factors = tally.map((row) => row.map(({ alpha }) => group.encode(group.multiplySecret(x, alpha))));
  const proofs = tally.map((row) =>
    row.map(({ alpha }) => {
      const w = drawSecret(group, random);
      const [A, B] = [group.multiplyBaseSecret(w), group.multiplySecret(w, alpha)];
      const challenge = challengeFrom(group, transcript(fingerprint, key, group.encode(A), group.encode(B)));
      const response = group.respond(w, challenge, x);
      w.fill(0);
      return { challenge: String(challenge), response: String(response) };
    }),
  );
  return {
    decryption_factors: factors.map((row, at) => nested(questions[at], row)),
    decryption_proofs: proofs.map((row, at) => nested(questions[at], row)),
  };
}

/** @returns the factors, or why they are not to be used */
export function checkDecryption<P>(
  { group, fingerprint, questions }: Of<P>,
  tally: EncryptedTally<P>,
  publicKey: string,
  partial: PartialDecryption,
): { factors: P[][] } | { problem: string } {
  const key = group.decode(publicKey);
  if (key === undefined) return { problem: "the trustee's key is no element of the group" };
  const [factors, proofs] = [partial.decryption_factors, partial.decryption_proofs].map((rows) =>
    rowsOf(questions, rows, tally),
  );
  if (factors === undefined || proofs === undefined)
    return { problem: 'there is not one factor and one proof for each choice' };
  const found: P[][] = [];
  for (const [question, row] of tally.entries()) {
    found.push([]);
    for (const [at, { alpha }] of row.entries()) {
      const text = factors[question]?.[at];
      const factor = typeof text === 'string' ? group.decode(text) : undefined;
      if (factor === undefined)
        return { problem: `factor ${at + 1} of question ${question + 1} is no element of the group` };
      if (!factorHolds(group, { fingerprint, publicKey, key, alpha, factor }, proofs[question]?.[at] as Proof))
        return { problem: `the proof of factor ${at + 1} of question ${question + 1} fails` };
      found[question]?.push(factor);
    }
  }
  return { factors: found };
}

/** @returns undefined where there is not one entry for each ciphertext of the tally */
function rowsOf(questions: readonly Question[], rows: unknown, tally: EncryptedTally<unknown>) {
  if (!Array.isArray(rows) || rows.length !== questions.length) return undefined;
  const found = questions.map((question, at) => unnested(question, rows[at], tally[at]?.length ?? 0));
  return found.includes(undefined) ? undefined : (found as (readonly unknown[])[]);
}

interface Factor<P> {
  readonly fingerprint: string;
  readonly publicKey: string;
  readonly key: P;
  readonly alpha: P;
  readonly factor: P;
}

function factorHolds<P>(group: Group<P>, of: Factor<P>, proof: Proof | undefined): boolean {
  const c = numberBelow(group, proof?.challenge);
  const z = numberBelow(group, proof?.response);
  if (c === undefined || z === undefined) return false;
  const commitment = (base: P, of: P) =>
    group.encode(
      group.combine([
        [z, base],
        [c, of],
      ]),
    );
  const [A, B] = [commitment(group.generator, of.key), commitment(of.alpha, of.factor)];
  return challengeFrom(group, transcript(of.fingerprint, of.publicKey, A, B)) === c;
}

function transcript(fingerprint: string, key: string, A: string, B: string): string {
  return `decrypt|${fingerprint}|${key}|${A},${B}`;
}

/**
 * Puts partial decryptions together. Those of trustees that are not needed, twice there or not valid do not block.
 * @param partials by owner, from 1, in the order they came in
 */
export function combineFactors<P>(
  group: Group<P>,
  trustees: readonly TrusteeKind[],
  partials: ReadonlyMap<number, P[][]>,
): { factors: P[][] } | { missing: string } {
  let owner = 0;
  let sum: P[][] | undefined;
  const addUp = (k: bigint, factors: P[][]) => {
    sum = factors.map((row, question) =>
      row.map((factor, at) => {
        const part = k === 1n ? factor : group.multiply(k, factor);
        const before = sum?.[question]?.[at];
        return before === undefined ? part : group.add(before, part);
      }),
    );
  };
  for (const [kind, of] of trustees) {
    const size = kind === 'Single' ? 1 : of.verification_keys.length;
    const first = owner;
    owner += size;
    const there = Array.from({ length: size }, (_, at) => at + 1).filter((index) => partials.has(first + index));
    const needed = kind === 'Single' ? 1 : of.threshold;
    if (there.length < needed) return { missing: missing(kind, first, needed - there.length) };
    const chosen = there.slice(0, needed);
    for (const index of chosen)
      addUp(kind === 'Single' ? 1n : lagrange(chosen, index, group.order), partials.get(first + index) ?? []);
  }
  return { factors: sum ?? [] };
}

function missing(kind: string, before: number, count: number): string {
  if (kind === 'Single') return `trustee ${before + 1}, who is always needed`;
  return `${count} more of the trustees from ${before + 1} on`;
}

/** λ of `index` among `chosen`, at 0. */
export function lagrange(chosen: readonly number[], index: number, order: bigint): bigint {
  let [above, below] = [1n, 1n];
  for (const other of chosen)
    if (other !== index) {
      above = modulo(above * BigInt(other), order);
      below = modulo(below * BigInt(other - index), order);
    }
  return modulo(above * inverse(below, order), order);
}

function inverse(number: bigint, order: bigint): bigint {
  let [a, b, x, y] = [number, order, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return modulo(x, order);
}
