import type { Group, Secret } from '../group.ts';
import type { Random } from '../shuffle/ciphertext.ts';
import { checkOpenedBallot, type OpenedBallot, openingsOf } from './audit-ballot.ts';
import { type Choices, castBallot, prepareBallot } from './ballot.ts';
import { CannotMake } from './cannot-make.ts';
import { checkCertificates } from './certificate.ts';
import { base64Hash, hexHash } from './digest.ts';
import { type Election, isLists, isRanked, titleOf, widthOf } from './election.ts';
import { checkCommitments, indexOf, type Party, type Polynomial } from './pedersen.ts';
import { knowledgeHolds, type Proof, proveKnowledge } from './prove.ts';
import { type SignedMessage, trusteeKeys, wipeKeys } from './seal.ts';

/**
 * What the protocol's own archive has no place for, in a file beside it, `<uuid>.side.jsonl`: one event a line, chained
 * by SHA-256 of the line before. The archive stays valid without it, octet by octet.
 */
export interface SideEvent {
  /** SHA-256 of the line before, in hexadecimal; absent in the first. */
  readonly parent?: string;
  readonly height: number;
  readonly uuid: string;
  readonly type: SideEventType;
  readonly payload: unknown;
}

export type SideEventType = keyof SidePayloads;

export interface SidePayloads {
  /** Before anybody's polynomial is known: what a threshold trustee commits to, signed together with her key. */
  readonly CommitCoefficients: Commitment;
  /** A ballot that was laid open: whatever is signed over this hash must not be accepted. */
  readonly Audited: { readonly hash: string };
  /** A person voted on paper: her credential counts no more. */
  readonly Void: VoidedCredential;
  /** A partial decryption that was sent in and is not valid; it did not enter the archive. */
  readonly RefusedDecryption: { readonly owner: number; readonly hash: string; readonly problem: string };
}

export interface Commitment {
  readonly index: number;
  /** Her verification key, as in her certificate: it stands in the hash of the signature. */
  readonly verification: string;
  readonly commitment: string;
  readonly signature: Proof;
}

export interface VoidedCredential {
  /** The public one. */
  readonly credential: string;
  readonly reason: string;
  /** Where a ballot had been cast: the empty ballot cast after it, laid open for everybody to see that it is empty. */
  readonly neutral?: OpenedBallot;
}

/** The next line of a side file, without the line's end. */
export function sideEvent<Type extends SideEventType>(
  lines: readonly string[],
  uuid: string,
  type: Type,
  payload: SidePayloads[Type],
): string {
  const before = lines.at(-1);
  const parent = before === undefined ? undefined : hexHash(before);
  return JSON.stringify({ parent, height: lines.length, uuid, type, payload });
}

const TYPES: readonly string[] = ['CommitCoefficients', 'Audited', 'Void', 'RefusedDecryption'];

/** Reads a side file and checks its chain. @throws CannotMake with the line's number */
export function readSide(text: string, uuid: string): { readonly lines: string[]; readonly events: SideEvent[] } {
  const lines = text.split('\n').filter((line) => line !== '');
  const events = lines.map((line, height) => {
    const event = parsed(line);
    const parent = height === 0 ? undefined : hexHash(lines[height - 1] ?? '');
    if (event === undefined || event.height !== height || event.parent !== parent || event.uuid !== uuid)
      throw new CannotMake(`Line ${height + 1} of the side file does not follow from the line before.`);
    if (!TYPES.includes(event.type)) throw new CannotMake(`Line ${height + 1} of the side file is of no known type.`);
    return event;
  });
  return { lines, events };
}

/** The payloads of one type. */
export function ofType<Type extends SideEventType>(events: readonly SideEvent[], type: Type): SidePayloads[Type][] {
  return events.filter((event) => event.type === type).map((event) => event.payload as SidePayloads[Type]);
}

/** A commitment to a polynomial, with a signature that covers the key it is made with, which those of version 1 do not. */
export function signCommitment<P>(group: Group<P>, party: Party, commitment: string, random: Random): Commitment {
  const index = indexOf(group, party, checkCertificates(group, party.certs));
  const keys = trusteeKeys(group, party.seed);
  const verification = group.encode(keys.verificationKey);
  const signature = proveKnowledge(group, keys.signing, transcript(index, verification, commitment), random);
  wipeKeys(keys);
  return { index, verification, commitment, signature };
}

/** Checks that everybody committed, signed by her certificate's key, and revealed what she committed to. @throws CannotMake naming the trustee */
export function checkCommitted<P>(
  group: Group<P>,
  certs: readonly SignedMessage[],
  commitments: readonly Commitment[],
  polynomials: readonly Pick<Polynomial, 'coefexps'>[],
): void {
  const { trustees } = checkCertificates(group, certs);
  for (const [at, { verification, verificationKey }] of trustees.entries()) {
    const one = commitments[at];
    const label = transcript(at + 1, verification, String(one?.commitment));
    const isHers = one?.index === at + 1 && one.verification === verification;
    if (!isHers || !knowledgeHolds(group, verificationKey, one.signature, label))
      throw new CannotMake(`The commitment of trustee ${at + 1} is not signed by her.`);
  }
  const texts = commitments.map(({ commitment }) => commitment);
  checkCommitments(group, certs, texts, polynomials);
}

/** Why a ballot must not enter the archive although it is valid by itself. */
export function whyNotCast(
  events: readonly SideEvent[],
  ballot: { credential: string; hash: string },
): string | undefined {
  if (ofType(events, 'Audited').some(({ hash }) => hash === ballot.hash))
    return 'This ballot was laid open in an audit.';
  if (ofType(events, 'Void').some(({ credential }) => credential === ballot.credential))
    return 'This credential is void: its owner voted on paper.';
  return undefined;
}

/**
 * Checks before the tally that no voided credential counts: it has no ballot, or its last ballot is the empty one that
 * the event lays open.
 * @param last the ballots that are counted, as they stand in the archive
 * @returns the credentials that still count, which must be none
 */
export function voidedThatCount<P>(
  election: Election<P>,
  events: readonly SideEvent[],
  last: readonly string[],
): string[] {
  const unsigned = new Map(last.map((text) => withoutSignature(text)));
  return ofType(events, 'Void')
    .filter(({ credential, neutral }) => {
      const ballot = unsigned.get(credential);
      if (ballot === undefined) return false;
      if (neutral === undefined || neutral.ballot !== ballot) return true;
      const found = checkOpenedBallot(election, neutral, base64Hash(ballot));
      return 'problem' in found || !isEmpty(election, found.votes);
    })
    .map(({ credential }) => credential);
}

/**
 * What replaces a ballot whose owner voted on paper: an empty ballot, cast with her credential, and at once laid open,
 * so that everybody sees that it is empty. Only the credential authority can make it, and only with the code.
 */
export function neutralBallot<P>(election: Election<P>, credential: string, secret: Secret, random: Random) {
  const prepared = prepareBallot(election, credential, emptyChoices(election), random);
  const opened = openingsOf(prepared);
  return { cast: castBallot(election, prepared, secret, random), opened };
}

/** Nothing chosen, or blank where nothing chosen is not allowed; of a ranked question all zeroes. */
export function emptyChoices<P>({ questions }: Election<P>): number[][] {
  return questions.map((question) => {
    const nothing = Array.from({ length: widthOf(question) }, () => 0);
    if (isRanked(question) || (!isLists(question) && question.min === 0)) return nothing;
    if (isLists(question) || !question.blank)
      throw new CannotMake(`“${titleOf(question)}” has no empty vote, so a ballot cast cannot be voided.`);
    return nothing.with(0, 1);
  });
}

function isEmpty<P>(election: Election<P>, votes: Choices): boolean {
  return JSON.stringify(votes) === JSON.stringify(emptyChoices(election));
}

function withoutSignature(text: string): [credential: string, unsigned: string] {
  const { signature: _, ...ballot } = JSON.parse(text) as { credential: string; signature: unknown };
  return [ballot.credential, JSON.stringify(ballot)];
}

function transcript(index: number, verification: string, commitment: string) {
  return (point: string) => `sidemsg|${verification}|CommitCoefficients|${index}|${commitment}|${point}`;
}

function parsed(line: string): SideEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as SideEvent) : undefined;
  } catch {
    return undefined;
  }
}
