import type { Group, Secret } from '../group.ts';
import { type Ciphertext, ciphertextJson, drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import type { ChoiceQuestion, Election } from './election.ts';
import { type Claim, type Proof, proveOneOf } from './prove.ts';

export interface CiphertextText {
  readonly alpha: string;
  readonly beta: string;
}

/** The answer to a plain question, as it stands in a ballot. */
export interface ChoiceAnswer {
  readonly choices: readonly CiphertextText[];
  readonly individual_proofs: readonly (readonly Proof[])[];
  readonly overall_proof: readonly Proof[];
  readonly blank_proof?: readonly Proof[];
}

/** How a ciphertext was made: the secret that an audit reveals. */
export interface PlainOpening {
  readonly value: number;
  readonly randomness: Secret;
}

/** Encrypts the answer to a plain question, with every proof. @throws CannotMake for choices against the rules */
export function answerChoices<P>(
  election: Election<P>,
  question: ChoiceQuestion,
  values: readonly number[],
  label: string,
  random: Random,
): { answer: ChoiceAnswer; openings: readonly PlainOpening[] } {
  checkChoices(question, values);
  const { group, publicKey } = election;
  const openings = values.map((value) => ({ value, randomness: drawSecret(group, random) }));
  const points = openings.map((opening) => encrypt(group, publicKey, opening));
  const choices = points.map((one) => ciphertextJson(group, one));
  const individual_proofs = openings.map((opening, at) => proveBit(election, opening, choices[at], label, random));
  const sum = join([
    ciphertextJson(
      group,
      points.reduce((total, one) => times(group, total, one)),
    ),
  ]);
  const last = question.blank
    ? blankProofs(election, question, openings, `${label}|${join(choices)}|`, random)
    : overallProof(election, question, openings, `${label}|${join(choices)}|${sum}|`, random);
  return { answer: { choices, individual_proofs, ...last }, openings };
}

/** That a ciphertext holds 0 or 1. */
export function proveBit<P>(
  { group, publicKey }: Election<P>,
  opening: PlainOpening,
  ciphertext: CiphertextText | undefined,
  label: string,
  random: Random,
): Proof[] {
  const claims = [0, 1].map((claimed) => ({ ...opening, claimed }));
  return proveOneOf(group, publicKey, claims, `prove|${label}|${join([ciphertext])}|`, random);
}

export function encrypt<P>(group: Group<P>, publicKey: P, { value, randomness }: PlainOpening): Ciphertext<P> {
  const masked = group.multiplySecret(randomness, publicKey);
  const marked = group.add(masked, group.generator);
  return { alpha: group.multiplyBaseSecret(randomness), beta: value === 1 ? marked : masked };
}

export function times<P>(group: Group<P>, a: Ciphertext<P>, b: Ciphertext<P>): Ciphertext<P> {
  return { alpha: group.add(a.alpha, b.alpha), beta: group.add(a.beta, b.beta) };
}

function overallProof<P>(
  { group, publicKey }: Election<P>,
  question: ChoiceQuestion,
  openings: readonly PlainOpening[],
  label: string,
  random: Random,
) {
  const sum = summed(group, openings);
  const overall_proof = proveOneOf(group, publicKey, range(question, sum), `prove|${label}`, random);
  sum.randomness.fill(0);
  return { overall_proof };
}

function blankProofs<P>(
  { group, publicKey }: Election<P>,
  question: ChoiceQuestion,
  [blank, ...rest]: readonly PlainOpening[],
  label: string,
  random: Random,
) {
  if (blank === undefined) throw new CannotMake('A blank vote has a place of its own.');
  const sum = summed(group, rest);
  const notBlankOrEmpty = [blank, sum].map((opening) => ({ ...opening, claimed: 0 }));
  const blankOrInRange = [{ ...blank, claimed: 1 }, ...range(question, sum)];
  const overall_proof = proveOneOf(group, publicKey, blankOrInRange, `bproof1|${label}`, random);
  const blank_proof = proveOneOf(group, publicKey, notBlankOrEmpty, `bproof0|${label}`, random);
  sum.randomness.fill(0);
  return { overall_proof, blank_proof };
}

function range({ min, max }: ChoiceQuestion, sum: PlainOpening): Claim[] {
  return Array.from({ length: max - min + 1 }, (_, at) => ({ ...sum, claimed: min + at }));
}

/** What the product of the ciphertexts holds, and with which randomness. */
export function summed(group: Group, openings: readonly PlainOpening[]): PlainOpening {
  let randomness: Secret = group.secretOf(0n);
  let value = 0;
  for (const opening of openings) {
    const before = randomness;
    randomness = group.addSecrets(before, opening.randomness);
    before.fill(0);
    value += opening.value;
  }
  return { randomness, value };
}

function checkChoices({ answers, blank, min, max, question }: ChoiceQuestion, values: readonly number[]): void {
  if (values.length !== answers.length + (blank ? 1 : 0) || !values.every((value) => value === 0 || value === 1))
    throw new CannotMake(`“${question}” takes ${answers.length + (blank ? 1 : 0)} numbers 0 or 1.`);
  const chosen = values.reduce<number>((sum, value) => sum + value, 0);
  if (blank && values[0] === 1) {
    if (chosen > 1) throw new CannotMake(`“${question}”: a blank vote chooses nothing.`);
  } else if (chosen < min || chosen > max) {
    throw new CannotMake(`“${question}”: choose ${min === max ? min : `${min} to ${max}`}.`);
  }
}

export function join(ciphertexts: readonly (CiphertextText | undefined)[]): string {
  return ciphertexts.map((one) => `${one?.alpha},${one?.beta}`).join(',');
}
