import { type Answer, type Choices, isSpent, type PreparedBallot, wipeBallot } from './ballot.ts';
import { CannotMake } from './cannot-make.ts';
import { base64Hash } from './digest.ts';
import type { Election } from './election.ts';
import { numberBelow, numberOf } from './prove.ts';

/** A discarded ballot laid open, for a second device: everything needed to encrypt it again. */
export interface OpenedBallot {
  /** The ballot without signature, as it was when its hash was shown. */
  readonly ballot: string;
  /** For each question, for each choice, what was encrypted with which randomness (a decimal number mod q). */
  readonly openings: readonly (readonly { readonly value: number; readonly randomness: string }[])[];
}

/**
 * Benaloh's challenge: lays a prepared ballot open instead of casting it. Its secrets are wiped, so that it can never be
 * cast: to vote, encrypt a new one. @throws CannotMake where the ballot was cast or audited before
 */
export function revealBallot(prepared: PreparedBallot): OpenedBallot {
  if (isSpent(prepared)) throw new CannotMake('This ballot was audited or cast already: encrypt a new one.');
  const openings = prepared.openings.map((row) =>
    row.map(({ value, randomness }) => ({ value, randomness: String(numberOf(randomness)) })),
  );
  wipeBallot(prepared);
  return { ballot: prepared.text, openings };
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
): { readonly votes: Choices } | { readonly problem: string } {
  const { ballot, openings } = opened;
  if (base64Hash(ballot) !== shown) return { problem: 'this is not the ballot whose hash was shown' };
  const content = contentOf(ballot);
  if (content === undefined) return { problem: 'the ballot cannot be read' };
  if (content.election_uuid !== election.uuid || content.election_hash !== election.fingerprint)
    return { problem: 'the ballot is of another election' };
  const { answers } = content;
  if (!Array.isArray(answers) || !Array.isArray(openings)) return { problem: 'the ballot cannot be read' };
  if (answers.length !== election.questions.length || openings.length !== answers.length)
    return { problem: 'not every question is opened' };
  for (const [question, row] of openings.entries()) {
    const { answers: names, blank } = election.questions[question] ?? { answers: [] };
    const choices = answers[question]?.choices;
    if (!Array.isArray(row) || !Array.isArray(choices) || choices.length !== names.length + (blank ? 1 : 0))
      return { problem: `question ${question + 1} has another number of choices` };
    if (row.length !== choices.length) return { problem: `not every choice of question ${question + 1} is opened` };
    for (const [at, opening] of row.entries())
      if (!isEncryption(election, opening, choices[at]))
        return { problem: `choice ${at + 1} of question ${question + 1} does not hold what the device says` };
  }
  return { votes: opened.openings.map((row) => row.map(({ value }) => value)) };
}

function isEncryption<P>(
  { group, publicKey }: Election<P>,
  opening: OpenedBallot['openings'][number][number],
  ciphertext: Answer['choices'][number] | undefined,
): boolean {
  const r = numberBelow(group, opening?.randomness);
  const value = opening?.value;
  if (r === undefined || (value !== 0 && value !== 1)) return false;
  const alpha = group.multiplyBase(r);
  const beta = group.combine([
    [r, publicKey],
    [BigInt(value), group.generator],
  ]);
  return group.encode(alpha) === ciphertext?.alpha && group.encode(beta) === ciphertext?.beta;
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
