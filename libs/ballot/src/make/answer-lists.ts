import { ciphertextJson, drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { type CiphertextText, encrypt, join, type PlainOpening, proveBit, summed, times } from './answer.ts';
import { CannotMake } from './cannot-make.ts';
import { challengeFrom } from './digest.ts';
import type { Election, ListsQuestion } from './election.ts';
import { type Proof, proveOneOf } from './prove.ts';

/** The answer to a question of lists, as it stands in a ballot: for each list itself and its candidates. */
export interface ListsAnswer {
  readonly choices: readonly (readonly CiphertextText[])[];
  readonly individual_proofs: readonly (readonly (readonly Proof[])[])[];
  /** Exactly one list is chosen. */
  readonly overall_proof: Proof;
  /** Each list is chosen, or none of its candidates is. */
  readonly list_proofs: readonly (readonly Proof[])[];
  readonly nonzero_proof: NonzeroProof;
}

/** That a candidate is chosen, and how many is not told. */
interface NonzeroProof {
  readonly commitment: string;
  readonly challenge: string;
  readonly response: readonly [string, string];
}

/**
 * Encrypts the answer to a question of lists, with every proof.
 * @param values for each list 1 or 0 for the list, then for each of its candidates @throws CannotMake for choices against the rules
 */
export function answerLists<P>(
  election: Election<P>,
  question: ListsQuestion,
  values: readonly (readonly number[])[],
  label: string,
  random: Random,
): { answer: ListsAnswer; openings: readonly PlainOpening[] } {
  checkLists(question, values);
  const { group, publicKey } = election;
  const rows = values.map((row) => row.map((value) => ({ value, randomness: drawSecret(group, random) })));
  const points = rows.map((row) => row.map((opening) => encrypt(group, publicKey, opening)));
  const choices = points.map((row) => row.map((one) => ciphertextJson(group, one)));
  const individual_proofs = rows.map((row, list) =>
    row.map((opening, at) => proveBit(election, opening, choices[list]?.[at], label, random)),
  );
  const covered = `${label}|${join(choices.flat())}|`;
  const heads = summed(
    group,
    rows.flatMap((row) => row.slice(0, 1)),
  );
  const headPoint = points.flatMap((row) => row.slice(0, 1)).reduce((sum, one) => times(group, sum, one));
  const one = [{ ...heads, claimed: 1 }];
  const prefix = `prove|${covered}${join([ciphertextJson(group, headPoint)])}|`;
  const [overall_proof] = proveOneOf(group, publicKey, one, prefix, random) as [Proof];
  heads.randomness.fill(0);
  const list_proofs = rows.map((row) => proveList(election, row, `lproof|${covered}`, random));
  const candidates = summed(
    group,
    rows.flatMap((row) => row.slice(1)),
  );
  const nonzero_proof = proveNonzero(election, candidates, `nonzero|${covered}`, random);
  candidates.randomness.fill(0);
  return { answer: { choices, individual_proofs, overall_proof, list_proofs, nonzero_proof }, openings: rows.flat() };
}

function checkLists({ value: { answers, question } }: ListsQuestion, values: readonly (readonly number[])[]): void {
  const isBits = (row: readonly number[], length: number | undefined) =>
    Array.isArray(row) && row.length === length && row.every((value) => value === 0 || value === 1);
  if (values.length !== answers.length || !values.every((row, at) => isBits(row, answers[at]?.length)))
    throw new CannotMake(
      `“${question}” takes ${answers.length} lists of numbers 0 or 1: for each list itself, then for its candidates.`,
    );
  const chosen = values.filter(([list]) => list === 1);
  if (chosen.length !== 1) throw new CannotMake(`“${question}”: choose one list.`);
  if (values.some(([list, ...candidates]) => list === 0 && candidates.includes(1)))
    throw new CannotMake(`“${question}”: choose candidates of the list you choose.`);
  if (!chosen[0]?.slice(1).includes(1)) throw new CannotMake(`“${question}”: choose one candidate or more.`);
}

function proveList<P>(
  { group, publicKey }: Election<P>,
  [head, ...candidates]: readonly PlainOpening[],
  prefix: string,
  random: Random,
): Proof[] {
  if (head === undefined) throw new CannotMake('A list has a place of its own.');
  const sum = summed(group, candidates);
  const claims = [
    { ...head, claimed: 1 },
    { ...sum, claimed: 0 },
  ];
  const proof = proveOneOf(group, publicKey, claims, prefix, random);
  sum.randomness.fill(0);
  return proof;
}

/**
 * The specification's proof of encryption of non-zero. The prover knows r and m of α = r·G, β = r·y + m·G, so that its
 * sums come down to the fixed bases, in constant time: A0 = s·β − s·r·y = s·m·G, A1 = w1·α + w2·G = k·G and
 * A2 = w1·β + w2·y = k·y + w1·m·G, with k = w1·r + w2.
 */
function proveNonzero<P>(
  { group, publicKey }: Election<P>,
  { value, randomness: r }: PlainOpening,
  prefix: string,
  random: Random,
): NonzeroProof {
  const [s, w1, w2] = [drawSecret(group, random), drawSecret(group, random), drawSecret(group, random)];
  const m = group.secretOf(BigInt(value));
  const [sm, wm] = [group.multiplySecrets(s, m), group.multiplySecrets(w1, m)];
  const [sr, wr] = [group.multiplySecrets(s, r), group.multiplySecrets(w1, r)];
  const minusSr = group.multiplySecrets(sr, group.secretOf(group.order - 1n));
  const k = group.addSecrets(wr, w2);
  const commitment = group.encode(group.multiplyBaseSecret(sm));
  const A1 = group.multiplyBaseSecret(k);
  const A2 = group.add(group.multiplySecret(k, publicKey), group.multiplyBaseSecret(wm));
  const c = challengeFrom(group, `${prefix}${commitment},${group.encode(A1)},${group.encode(A2)}`);
  const response = [String(group.respond(w1, c, s)), String(group.respond(w2, c, minusSr))] as const;
  for (const secret of [s, w1, w2, m, sm, wm, sr, wr, minusSr, k]) secret.fill(0);
  return { commitment, challenge: String(c), response };
}
