import type { Ciphertext } from '../shuffle/ciphertext.ts';
import type { EncryptedTally } from './decrypt.ts';
import { isRanked, type Question } from './election.ts';

/** The ciphertexts that have to be shuffled: a list for each ranked question, none where there is none. */
export function toShuffle<P>(questions: readonly Question[], tally: EncryptedTally<P>): (readonly Ciphertext<P>[])[] {
  return tally.filter((_, at) => isRankedAt(questions, at));
}

/** The tally with the ranked questions' ciphertexts as the last shuffle left them. */
export function withShuffled<P>(
  questions: readonly Question[],
  tally: EncryptedTally<P>,
  shuffled: readonly (readonly Ciphertext<P>[])[],
): EncryptedTally<P> {
  const rest = [...shuffled];
  return tally.map((row, at) => (isRankedAt(questions, at) ? (rest.shift() ?? row) : row));
}

function isRankedAt(questions: readonly Question[], at: number): boolean {
  const question = questions[at];
  return question !== undefined && isRanked(question);
}
