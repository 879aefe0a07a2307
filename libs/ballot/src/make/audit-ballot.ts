import type { Group } from '../group.ts';
import { encodeRanking } from '../shuffle/embedding.ts';
import type { CiphertextText } from './answer.ts';
import { type Answer, type Choices, isSpent, type PreparedBallot, wipeBallot } from './ballot.ts';
import { CannotMake } from './cannot-make.ts';
import { base64Hash } from './digest.ts';
import { type Election, isRanked, type Question, titleOf, widthOf } from './election.ts';
import { type Nested, nested, unnested } from './nested.ts';
import { numberBelow, numberOf } from './prove.ts';

/** A discarded ballot laid open, for a second device: everything needed to encrypt it again. */
export interface OpenedBallot {
  /** The ballot without signature, as it was when its hash was shown. */
  readonly ballot: string;
  /** For each question, for each ciphertext, what was encrypted with which randomness (a decimal number mod q). */
  readonly openings: readonly (readonly OpenedChoice[])[];
}

interface OpenedChoice {
  /** 0 or 1; of a ranked question all its numbers. */
  readonly value: number | readonly number[];
  readonly randomness: string;
}

/** For each question what was chosen, as it was given to `prepareBallot`. */
export type OpenedVotes = Choices;

/**
 * Benaloh's challenge: lays a prepared ballot open instead of casting it. Its secrets are wiped, so that it can never be
 * cast: to vote, encrypt a new one. @throws CannotMake where the ballot was cast or audited before
 */
export function revealBallot(prepared: PreparedBallot): OpenedBallot {
  if (isSpent(prepared)) throw new CannotMake('This ballot was audited or cast already: encrypt a new one.');
  const opened = openingsOf(prepared);
  wipeBallot(prepared);
  return opened;
}

/** Everything of a prepared ballot, its secrets included: to keep it between two programs, or to lay it open. */
export function openingsOf({ text, openings }: PreparedBallot): OpenedBallot {
  const opened = openings.map((row) =>
    row.map(({ value, randomness }) => ({ value, randomness: String(numberOf(randomness)) })),
  );
  return { ballot: text, openings: opened };
}

/** A prepared ballot again, from what was kept of it. @throws CannotMake */
export function resumeBallot(group: Group, kept: OpenedBallot): PreparedBallot {
  const { ballot: text, openings } = kept;
  if (typeof text !== 'string' || !Array.isArray(openings) || !openings.every(Array.isArray))
    throw new CannotMake('This is no prepared ballot.');
  const again = (openings as OpenedChoice[][]).map((row) =>
    row.map(({ value, randomness }) => {
      const number = numberBelow(group, randomness);
      if (number === undefined) throw new CannotMake('This is no prepared ballot.');
      return { value, randomness: group.secretOf(number) };
    }),
  );
  return { text, hash: base64Hash(text), openings: again };
}

/**
 * What the second device does: encrypts everything again with the randomness given, without any proof or secret, and
 * compares. The person then compares the hash with the one she saw before she chose, and the votes with her own.
 * @param shown the hash that the first device showed before the choice
 * @returns the votes that the ballot holds, or how the first device lied
 */
export function checkOpenedBallot<P>(
  election: Election<P>,
  opened: OpenedBallot,
  shown: string,
): { readonly votes: OpenedVotes } | { readonly problem: string } {
  const { ballot, openings } = opened;
  if (typeof ballot !== 'string' || base64Hash(ballot) !== shown)
    return { problem: 'this is not the ballot whose hash was shown' };
  const content = contentOf(ballot);
  if (content === undefined || !Array.isArray(content.answers) || !Array.isArray(openings))
    return { problem: 'the ballot cannot be read' };
  if (content.election_uuid !== election.uuid || content.election_hash !== election.fingerprint)
    return { problem: 'the ballot is of another election' };
  const { questions } = election;
  if (content.answers.length !== questions.length || openings.length !== questions.length)
    return { problem: 'not every question is opened' };
  const votes: Nested<number>[] = [];
  for (const [at, question] of questions.entries()) {
    const found = checkQuestion(election, question, content.answers[at], openings[at]);
    if ('problem' in found) return { problem: `“${titleOf(question)}”: ${found.problem}` };
    votes.push(found.votes);
  }
  return { votes };
}

function checkQuestion<P>(
  election: Election<P>,
  question: Question,
  answer: Answer | undefined,
  row: unknown,
): { readonly votes: Nested<number> } | { readonly problem: string } {
  const choices: unknown = answer?.choices;
  const ciphertexts = isRanked(question) ? [choices] : unnested(question, choices, widthOf(question));
  if (ciphertexts === undefined) return { problem: 'the ballot has another number of choices' };
  if (!Array.isArray(row) || row.length !== ciphertexts.length) return { problem: 'not every choice is opened' };
  for (const [at, opening] of (row as OpenedChoice[]).entries())
    if (!isEncryption(election, question, opening, ciphertexts[at] as Partial<CiphertextText> | undefined))
      return { problem: `choice ${at + 1} does not hold what the device says` };
  const votes = (row as OpenedChoice[]).flatMap(({ value }) => value);
  return { votes: nested(question, votes) };
}

function isEncryption<P>(
  { group, publicKey }: Election<P>,
  question: Question,
  opening: OpenedChoice | undefined,
  ciphertext: Partial<CiphertextText> | undefined,
): boolean {
  const r = numberBelow(group, opening?.randomness);
  const message = r === undefined ? undefined : messageOf(group, question, opening?.value);
  if (r === undefined || message === undefined) return false;
  const beta = group.add(group.multiply(r, publicKey), message);
  return group.encode(group.multiplyBase(r)) === ciphertext?.alpha && group.encode(beta) === ciphertext?.beta;
}

/** The element that was encrypted. @returns undefined for what is no vote */
function messageOf<P>(group: Group<P>, question: Question, value: unknown): P | undefined {
  if (!isRanked(question)) return value === 0 || value === 1 ? group.multiplyBase(BigInt(value)) : undefined;
  const isRow = Array.isArray(value) && value.length === widthOf(question);
  const isRanking = isRow && value.every((number) => Number.isInteger(number) && number >= 0 && number <= 255);
  return isRanking ? encodeRanking(group, value) : undefined;
}

interface Content {
  readonly election_uuid: string;
  readonly election_hash: string;
  readonly answers: readonly Answer[];
}

function contentOf(text: string): Content | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Content) : undefined;
  } catch {
    return undefined;
  }
}
