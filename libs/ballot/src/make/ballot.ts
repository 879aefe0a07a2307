import type { Secret } from '../group.ts';
import type { Random } from '../shuffle/ciphertext.ts';
import { encryptRanking, type RankedAnswer } from '../shuffle/ranked-answer.ts';
import { answerChoices, type ChoiceAnswer } from './answer.ts';
import { answerLists, type ListsAnswer } from './answer-lists.ts';
import { CannotMake } from './cannot-make.ts';
import { base64Hash } from './digest.ts';
import { type Election, isLists, isRanked, type RankedQuestion } from './election.ts';
import type { Nested } from './nested.ts';
import { proveKnowledge } from './prove.ts';

/**
 * For each question a number for each answer, in order. Of a plain question 0 or 1; where it allows a blank vote, that
 * comes first. Of a ranked question 0 to 255. Of a question of lists, for each list 0 or 1 for itself and its candidates.
 */
export type Choices = readonly Nested<number>[];

export type Answer = ChoiceAnswer | RankedAnswer | ListsAnswer;

/** How a ciphertext was made: the secret that an audit reveals. A ranked answer is one ciphertext of all its numbers. */
export interface Opening {
  readonly value: number | readonly number[];
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
  const made = election.questions.map((question, at) => {
    // Whether the numbers fit the question, its answer checks.
    const values = (choices[at] ?? []) as readonly never[];
    if (isLists(question)) return answerLists(election, question, values, label, random);
    return isRanked(question)
      ? answerRanking(election, question, values, label, random)
      : answerChoices(election, question, values, label, random);
  });
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

function answerRanking<P>(
  { group, publicKey }: Election<P>,
  { value: { answers, question } }: RankedQuestion,
  values: readonly number[],
  label: string,
  random: Random,
): { answer: RankedAnswer; openings: readonly Opening[] } {
  const sound = values.every((value) => Number.isInteger(value) && value >= 0 && value <= 255);
  if (values.length !== answers.length || !sound)
    throw new CannotMake(`“${question}” takes ${answers.length} numbers from 0 to 255.`);
  const { answer, randomness } = encryptRanking(group, values, { publicKey, label }, random);
  return { answer, openings: [{ value: values, randomness }] };
}
