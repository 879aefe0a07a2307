import type { Group, Secret } from '../group.ts';
import { type Ciphertext, ciphertextJson, drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { base64Hash } from './digest.ts';
import type { Election, Question } from './election.ts';
import { type Claim, type Proof, proveKnowledge, proveOneOf } from './prove.ts';

/** For each question 0 or 1 for each answer, in order; where the question allows a blank vote, that comes first. */
export type Choices = readonly (readonly number[])[];

export interface CiphertextText {
  readonly alpha: string;
  readonly beta: string;
}

export interface Answer {
  readonly choices: readonly CiphertextText[];
  readonly individual_proofs: readonly (readonly Proof[])[];
  readonly overall_proof: readonly Proof[];
  readonly blank_proof?: readonly Proof[];
}

/** How a ciphertext was made: the secret that an audit reveals. */
export interface Opening {
  readonly value: number;
  readonly randomness: Secret;
}

/**
 * A ballot that is encrypted and not yet signed: show `hash` to the voter, and let her choose whether to cast or to
 * audit it. It holds secrets: {@link wipeBallot} ends it.
 */
export interface PreparedBallot {
  /** The ballot without signature; what the signature will cover. */
  readonly text: string;
  /** base64 of SHA-256 of `text`: what the voter writes down before she chooses. */
  readonly hash: string;
  readonly openings: readonly (readonly Opening[])[];
}

/** Encrypts choices for the owner of a public credential, with every proof. @throws CannotMake for choices against the rules */
export function prepareBallot<P>(
  election: Election<P>,
  credential: string,
  choices: Choices,
  random: Random,
): PreparedBallot {
  if (choices.length !== election.questions.length) throw new CannotMake('Answer every question, and no other.');
  if (election.group.decode(credential) === undefined)
    throw new CannotMake('The public credential is not in the group.');
  const label = `${election.fingerprint}|${credential}`;
  const made = election.questions.map((question, at) => answer(election, question, choices[at] ?? [], label, random));
  const answers = made.map((one) => one.answer);
  const { uuid, fingerprint } = election;
  const text = JSON.stringify({ election_uuid: uuid, election_hash: fingerprint, credential, answers });
  return { text, hash: base64Hash(text), openings: made.map((one) => one.openings) };
}

export interface CastBallot {
  readonly text: string;
  /** The voter's tracker: base64 of SHA-256 of the text. */
  readonly tracker: string;
}

/**
 * Signs a prepared ballot and wipes its secrets: from here on it can no longer be audited.
 * @param secret of the credential the ballot was encrypted for; stays the caller's to wipe
 * @throws CannotMake where the credential is another, or the ballot was audited or cast before
 */
export function castBallot<P>(
  { group }: Election<P>,
  prepared: PreparedBallot,
  secret: Secret,
  random: Random,
): CastBallot {
  if (isSpent(prepared)) throw new CannotMake('This ballot was audited or cast already: encrypt a new one.');
  const { credential } = JSON.parse(prepared.text) as { credential: string };
  if (group.encode(group.multiplyBaseSecret(secret)) !== credential)
    throw new CannotMake('The ballot was encrypted for another credential.');
  const { text: unsigned, hash } = prepared;
  const proof = proveKnowledge(group, secret, (commitment) => `sig|${hash}|${commitment}`, random);
  wipeBallot(prepared);
  const text = `${unsigned.slice(0, -1)},"signature":${JSON.stringify({ hash, proof })}}`;
  return { text, tracker: base64Hash(text) };
}

/** Overwrites the randomness: afterwards the ballot can be neither cast nor audited. */
export function wipeBallot({ openings }: PreparedBallot): void {
  for (const { randomness } of openings.flat()) randomness.fill(0);
}

/** Randomness of zero never comes out of a draw but with a chance of 1/q. */
export function isSpent({ openings }: PreparedBallot): boolean {
  return openings.flat().every(({ randomness }) => randomness.every((octet) => octet === 0));
}

function answer<P>(
  election: Election<P>,
  question: Question,
  values: readonly number[],
  label: string,
  random: Random,
): { answer: Answer; openings: readonly Opening[] } {
  checkChoices(question, values);
  const { group, publicKey } = election;
  const openings = values.map((value) => ({ value, randomness: drawSecret(group, random) }));
  const points = openings.map((opening) => encrypt(group, publicKey, opening));
  const choices = points.map((one) => ciphertextJson(group, one));
  const individual_proofs = openings.map(({ randomness, value }, at) => {
    const claims = [0, 1].map((claimed) => ({ randomness, value, claimed }));
    return proveOneOf(group, publicKey, claims, `prove|${label}|${join([choices[at]])}|`, random);
  });
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

function encrypt<P>(group: Group<P>, publicKey: P, { value, randomness }: Opening): Ciphertext<P> {
  const masked = group.multiplySecret(randomness, publicKey);
  const marked = group.add(masked, group.generator);
  return { alpha: group.multiplyBaseSecret(randomness), beta: value === 1 ? marked : masked };
}

function times<P>(group: Group<P>, a: Ciphertext<P>, b: Ciphertext<P>): Ciphertext<P> {
  return { alpha: group.add(a.alpha, b.alpha), beta: group.add(a.beta, b.beta) };
}

function overallProof<P>(
  { group, publicKey }: Election<P>,
  question: Question,
  openings: readonly Opening[],
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
  question: Question,
  [blank, ...rest]: readonly Opening[],
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

function range({ min, max }: Question, sum: Opening): Claim[] {
  return Array.from({ length: max - min + 1 }, (_, at) => ({ ...sum, claimed: min + at }));
}

/** What the product of the ciphertexts holds, and with which randomness. */
function summed(group: Group, openings: readonly Opening[]): Opening {
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

function checkChoices({ answers, blank, min, max, question }: Question, values: readonly number[]): void {
  if (values.length !== answers.length + (blank ? 1 : 0) || !values.every((value) => value === 0 || value === 1))
    throw new CannotMake(`“${question}” takes ${answers.length + (blank ? 1 : 0)} numbers 0 or 1.`);
  const chosen = values.reduce<number>((sum, value) => sum + value, 0);
  if (blank && values[0] === 1) {
    if (chosen > 1) throw new CannotMake(`“${question}”: a blank vote chooses nothing.`);
  } else if (chosen < min || chosen > max) {
    throw new CannotMake(`“${question}”: choose ${min === max ? min : `${min} to ${max}`}.`);
  }
}

function join(ciphertexts: readonly (CiphertextText | undefined)[]): string {
  return ciphertexts.map((one) => `${one?.alpha},${one?.beta}`).join(',');
}
