import type { Group } from '../group.ts';
import { checkShuffle, type ShuffleContext } from '../shuffle/check-shuffle.ts';
import type { Ciphertext } from '../shuffle/ciphertext.ts';
import type { CiphertextText } from './answer.ts';
import { type Appended, appendEvent, appendOwned, joined } from './archive.ts';
import { type ArchiveState, countedBallots } from './archive-state.ts';
import { CannotMake } from './cannot-make.ts';
import { checkDecryption, combineFactors, type EncryptedTally, type PartialDecryption } from './decrypt.ts';
import type { Election } from './election.ts';
import type { Nested } from './nested.ts';
import { toShuffle, withShuffled } from './ranked-tally.ts';
import { type Result, resultOf, resultText } from './result.ts';
import { encryptedTally, encryptedTallyTexts, weightsOf } from './tally.ts';
import { keysOfOwners, type TrusteeKind } from './trustee.ts';

/** Ends the vote and publishes the encrypted tally: two events. @throws CannotMake where that was done, or a ballot cannot be read */
export function closeBallots<P>(election: Election<P>, state: ArchiveState): Appended {
  if (state.tally !== undefined)
    throw new CannotMake('The ballots were added up already: what comes next are the decryptions.');
  const { group, questions } = election;
  const weights = weightsOf(listOf(state.setup.credentials));
  const last = countedBallots(state);
  const choices = choicesOf(group, last);
  const counted = last.map((ballot, at) => {
    const weight = weights.get(credentialOf(ballot));
    if (weight === undefined) throw new CannotMake('A ballot has a credential that is not in the list.');
    return { weight, choices: choices[at] ?? [] };
  });
  const weight = counted.reduce((sum, one) => sum + one.weight, 0);
  const tally = encryptedTally(group, questions, counted);
  const ended = state.ended ? undefined : appendEvent(state.head, 'EndBallots');
  const texts = encryptedTallyTexts(election, tally, { ballots: last.length, weight });
  const added = appendEvent(ended?.head ?? state.head, 'EncryptedTally', texts);
  return { bytes: joined(ended === undefined ? [added.bytes] : [ended.bytes, added.bytes]), head: added.head };
}

/** What the next shuffle is about; no list where no question is ranked. @throws CannotMake where a shuffle does not hold */
export function nextShuffle<P>(election: Election<P>, state: ArchiveState): ShuffleContext<P> {
  const { group, questions, publicKey, fingerprint } = election;
  let before: readonly (readonly Ciphertext<P>[])[] = toShuffle(questions, tallyOf(group, state));
  for (const { owner, text } of state.shuffles) {
    const read = checkShuffle(group, JSON.parse(text), { before, publicKey, fingerprint });
    if ('problem' in read) throw new CannotMake(`The shuffle of trustee ${owner} does not hold: ${read.problem}.`);
    before = read.after;
  }
  return { before, publicKey, fingerprint };
}

/** @throws CannotMake where the shuffle does not hold, or its time is over */
export function addShuffle<P>(election: Election<P>, state: ArchiveState, owner: number, text: string): Appended {
  const context = nextShuffle(election, state);
  if (context.before.length === 0) throw new CannotMake('This election has no ranked question: nothing to shuffle.');
  if (state.shufflesEnded) throw new CannotMake('The ballots are shuffled: no further shuffle can be added.');
  checkOwner(state, owner);
  if (state.shuffles.some((one) => one.owner === owner)) throw new CannotMake(`Trustee ${owner} has shuffled already.`);
  const read = checkShuffle(election.group, parsed(text), context);
  if ('problem' in read) throw new CannotMake(`The shuffle does not hold: ${read.problem}.`);
  return appendOwned(state.head, 'Shuffle', owner, text);
}

/** @throws CannotMake where nobody has shuffled yet */
export function endShuffles(state: ArchiveState): Appended {
  if (state.shuffles.length === 0)
    throw new CannotMake('Nobody has shuffled the ballots yet: a trustee has to, and her shuffle has to be added.');
  if (state.shufflesEnded) throw new CannotMake('The shuffles were ended already.');
  return appendEvent(state.head, 'EndShuffles');
}

/** What the trustees decrypt. @throws CannotMake before the ballots are added up and shuffled */
export function tallyToDecrypt<P>(election: Election<P>, state: ArchiveState): EncryptedTally<P> {
  const { before } = nextShuffle(election, state);
  if (before.length > 0 && !state.shufflesEnded)
    throw new CannotMake('The ranked ballots are not shuffled yet: shuffle them, and end the shuffles, first.');
  return withShuffled(election.questions, tallyOf(election.group, state), before);
}

/**
 * A partial decryption that holds joins the archive; one that does not is told apart, for it must not block the others.
 * @returns the event, or what is wrong with the decryption
 */
export function addDecryption<P>(
  election: Election<P>,
  state: ArchiveState,
  owner: number,
  text: string,
): Appended | { readonly problem: string } {
  if (state.result !== undefined) throw new CannotMake('The result is published already.');
  checkOwner(state, owner);
  if (state.decryptions.some((one) => one.owner === owner))
    throw new CannotMake(`Trustee ${owner} has decrypted already.`);
  const read = checked(election, tallyToDecrypt(election, state), state, owner, text);
  return 'problem' in read ? read : appendOwned(state.head, 'PartialDecryption', owner, text);
}

/** The result and its event. @throws CannotMake where trustees are missing, naming them, or the numbers are impossible */
export function publishResult<P>(
  election: Election<P>,
  state: ArchiveState,
): { readonly result: Result; readonly appended: Appended } {
  if (state.result !== undefined) throw new CannotMake('The result is published already.');
  const tally = tallyToDecrypt(election, state);
  const partials = new Map<number, P[][]>();
  for (const { owner, text } of state.decryptions) {
    const read = checked(election, tally, state, owner, text);
    if ('factors' in read) partials.set(owner, read.factors);
  }
  const combined = combineFactors(election.group, trusteesOf(state), partials);
  if ('missing' in combined) throw new CannotMake(`The tally still waits for ${combined.missing}.`);
  const weights = [...weightsOf(listOf(state.setup.credentials)).values()];
  const most = weights.reduce((sum, weight) => sum + weight, 0);
  const result = resultOf(election.group, election.questions, tally, combined.factors, most);
  return { result, appended: appendEvent(state.head, 'Result', [resultText(result)]) };
}

export function trusteesOf({ setup }: ArchiveState): readonly TrusteeKind[] {
  return JSON.parse(setup.trustees) as readonly TrusteeKind[];
}

function checked<P>(election: Election<P>, tally: EncryptedTally<P>, state: ArchiveState, owner: number, text: string) {
  const key = keysOfOwners(trusteesOf(state))[owner - 1]?.public_key ?? '';
  return checkDecryption(election, tally, key, Object(parsed(text)) as PartialDecryption);
}

function checkOwner(state: ArchiveState, owner: number): void {
  const trustees = keysOfOwners(trusteesOf(state)).length;
  if (!Number.isSafeInteger(owner) || owner < 1 || owner > trustees)
    throw new CannotMake(`The trustees of this election are numbered from 1 to ${trustees}.`);
}

function tallyOf<P>(group: Group<P>, { tally }: ArchiveState): EncryptedTally<P> {
  if (tally === undefined) throw new CannotMake('The ballots are not added up yet: close the vote first.');
  const rows = parsed(tally) as Nested<CiphertextText>[];
  return rows.map((row) => row.flat().map((one) => ciphertextOf(group, one)));
}

/** For each ballot, for each question its ciphertexts: read together, which is several times as quick. */
function choicesOf<P>(group: Group<P>, ballots: readonly string[]): Ciphertext<P>[][][] {
  const texts = ballots.map((ballot) => {
    const { answers } = parsed(ballot) as { answers: { choices: CiphertextText | Nested<CiphertextText> }[] };
    return answers.map(({ choices }) => [choices].flat(2));
  });
  const points = group.decodeAll(texts.flat(2).flatMap(({ alpha, beta }) => [alpha, beta]));
  let at = 0;
  const next = () => inGroup(points[at++]);
  return texts.map((rows) => rows.map((row) => row.map(() => ({ alpha: next(), beta: next() }))));
}

function inGroup<P>(point: P | undefined): P {
  if (point === undefined) throw new CannotMake('The archive holds what is no element of its group.');
  return point;
}

function ciphertextOf<P>(group: Group<P>, { alpha, beta }: CiphertextText): Ciphertext<P> {
  const [a, b] = group.decodeAll([alpha, beta]);
  return { alpha: inGroup(a), beta: inGroup(b) };
}

function credentialOf(ballot: string): string {
  return String((parsed(ballot) as { credential: unknown }).credential);
}

function listOf(text: string): readonly string[] {
  const list = parsed(text);
  if (!Array.isArray(list)) throw new CannotMake('The list of credentials is no list.');
  return list.map(String);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new CannotMake('What was given is not JSON.');
  }
}
