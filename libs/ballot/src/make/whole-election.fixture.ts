import type { Group } from '../group.ts';
import { random } from '../groups/engines.fixture.ts';
import { checkShuffle } from '../shuffle/check-shuffle.ts';
import type { Ciphertext } from '../shuffle/ciphertext.ts';
import { makeShuffle } from '../shuffle/make-shuffle.ts';
import { appendEvent, appendOwned, joined, openArchiveOf } from './archive.ts';
import { type Answer, type Choices, castBallot, prepareBallot } from './ballot.ts';
import { makeCertificate } from './certificate.ts';
import {
  credentialSecret,
  makeCredentials,
  type PrivateCredential,
  publicCredential,
  type Voter,
} from './credential.ts';
import { checkDecryption, combineFactors, decryptPartially, type EncryptedTally } from './decrypt.ts';
import { type Election, type ElectionTemplate, makeElection, openElection } from './election.ts';
import { assembleThreshold, makePolynomial, makeShare, type Share } from './pedersen.ts';
import { makeSeed, makeUuid } from './random.ts';
import { toShuffle, withShuffled } from './ranked-tally.ts';
import { resultOf, resultText } from './result.ts';
import { type Cipher, receive, trusteeKeys } from './seal.ts';
import { encryptedTally, encryptedTallyTexts, lastOfEach, weightsOf } from './tally.ts';
import { electionKey, keysOfOwners, publicKeyOf, type TrusteeKind } from './trustee.ts';

/** The trustees of an election for tests, with every secret in one hand. */
export interface Ceremony {
  readonly trustees: TrusteeKind[];
  /** The private key of each owner, from 1. */
  readonly secrets: ReadonlyMap<number, Uint8Array>;
  readonly seeds: readonly string[];
  readonly certs: readonly { readonly message: string }[];
  readonly shares: readonly Share[];
}

/** One mandatory trustee, and `size` of whom `threshold` are needed; no such group where size is 0. */
export async function holdCeremony<P>(
  group: Group<P>,
  cipher: Cipher,
  { size, threshold }: { readonly size: number; readonly threshold: number },
): Promise<Ceremony> {
  const single = group.secret(random(group.order > 2n ** 256n ? 272 : 64));
  const trustees: TrusteeKind[] = [['Single', publicKeyOf(group, single, random)]];
  const secrets = new Map([[1, single]]);
  if (size === 0) return { trustees, secrets, seeds: [], certs: [], shares: [] };
  const seeds = Array.from({ length: size }, () => makeSeed(random));
  const certs = seeds.map((seed, at) => makeCertificate(group, seed, { size, threshold, index: at + 1 }, random));
  const committed = await Promise.all(seeds.map((seed) => makePolynomial(group, { seed, certs }, cipher, random)));
  const commitments = committed.map(({ commitment }) => commitment);
  const polynomials = committed.map(({ polynomial }) => polynomial);
  const shares: Share[] = [];
  for (const [at, seed] of seeds.entries()) {
    const share = await makeShare(group, { seed, certs }, { commitments, polynomials }, cipher, random);
    shares.push(share);
    const keys = trusteeKeys(group, seed);
    const text = await receive(group, { keys, from: keys.verificationKey, sealed: share.private_key }, cipher);
    secrets.set(at + 2, group.secretOf(BigInt(JSON.parse(text) as string)));
  }
  const keys = shares.map((share) => share.public_key);
  trustees.push(['Pedersen', assembleThreshold(group, certs, polynomials, keys)]);
  return { trustees, secrets, seeds, certs, shares };
}

/** An election that is open, and all its secrets. */
export interface OpenElection<P> {
  readonly election: Election<P>;
  readonly ceremony: Ceremony;
  readonly published: readonly string[];
  readonly kept: readonly PrivateCredential[];
}

export function openForVotes<P>(
  group: Group<P>,
  ceremony: Ceremony,
  template: ElectionTemplate,
  voters: readonly Voter[],
): OpenElection<P> {
  const uuid = makeUuid(random);
  const { published, kept } = makeCredentials(group, uuid, voters, random);
  const text = makeElection(group, template, uuid, electionKey(group, ceremony.trustees));
  return { election: openElection(group, text), ceremony, published, kept };
}

/** A ballot of the voter of this number. */
export function vote<P>({ election, kept }: OpenElection<P>, voter: number, choices: Choices): string {
  const { group, uuid } = election;
  const credential = kept[voter]?.credential ?? '';
  const secret = credentialSecret(group, uuid, credential);
  const prepared = prepareBallot(election, publicCredential(group, uuid, credential), choices, random);
  return castBallot(election, prepared, secret, random).text;
}

/** Lets another program lay out the tally of the ballots in this archive; undefined for our own. */
export type Arranged = (archive: Uint8Array) => string | undefined;

/** Counts ballots with the partial decryptions of these owners. */
export function count<P>(
  open: OpenElection<P>,
  ballots: readonly string[],
  owners: readonly number[],
  laidOut?: string,
) {
  const { election, ceremony } = open;
  const { group } = election;
  const weights = weightsOf(open.published);
  const last = lastOfEach(ballots, (ballot) => (JSON.parse(ballot) as { credential: string }).credential);
  const counted = last.map((ballot) => readCounted(group, ballot, weights));
  const tally = laidOut === undefined ? encryptedTally(group, election.questions, counted) : readTally(group, laidOut);
  const weight = counted.reduce((sum, one) => sum + one.weight, 0);
  const shuffles = shuffledBy(election, tally, [1, 2]);
  const ready = withShuffled(election.questions, tally, shuffles.after);
  const partials = owners.map((owner) => {
    const secret = ceremony.secrets.get(owner) ?? new Uint8Array();
    return { owner, text: JSON.stringify(decryptPartially(election, ready, secret, random)) };
  });
  const keys = keysOfOwners(ceremony.trustees);
  const checked = partials.map(({ owner, text }) => {
    const found = checkDecryption(election, ready, keys[owner - 1]?.public_key ?? '', JSON.parse(text));
    if ('problem' in found) throw new Error(found.problem);
    return [owner, found.factors] as const;
  });
  const combined = combineFactors(group, ceremony.trustees, new Map(checked));
  if ('missing' in combined) throw new Error(combined.missing);
  const result = resultOf(group, election.questions, ready, combined.factors, weight);
  const texts = encryptedTallyTexts(election, tally, { ballots: last.length, weight });
  return { texts, shuffles: shuffles.texts, partials, result };
}

/** The archive of an election that is open, with these ballots. */
export function boardOf<P>({ election, ceremony, published }: OpenElection<P>, ballots: readonly string[]): Uint8Array {
  const trustees = JSON.stringify(ceremony.trustees);
  const setup = { election: election.text, trustees, credentials: JSON.stringify(published) };
  let { bytes, head } = openArchiveOf(setup, 1_700_000_000);
  for (const ballot of ballots) {
    const added = appendEvent(head, 'Ballot', [ballot]);
    [bytes, head] = [joined([bytes, added.bytes]), added.head];
  }
  return bytes;
}

/** The whole archive of an election, from its set-up to its result. */
export function archiveOf<P>(
  open: OpenElection<P>,
  ballots: readonly string[],
  owners: readonly number[],
  arranged: Arranged = () => undefined,
) {
  const { election, ceremony, published } = open;
  const trustees = JSON.stringify(ceremony.trustees);
  const setup = { election: election.text, trustees, credentials: JSON.stringify(published) };
  let appended = openArchiveOf(setup, 1_700_000_000);
  const pieces = [appended.bytes];
  const append = (next: typeof appended) => {
    appended = next;
    pieces.push(next.bytes);
  };
  for (const ballot of ballots) append(appendEvent(appended.head, 'Ballot', [ballot]));
  append(appendEvent(appended.head, 'EndBallots'));
  const counted = count(open, ballots, owners, arranged(joined(pieces)));
  append(appendEvent(appended.head, 'EncryptedTally', counted.texts));
  for (const { owner, text } of counted.shuffles) append(appendOwned(appended.head, 'Shuffle', owner, text));
  if (counted.shuffles.length > 0) append(appendEvent(appended.head, 'EndShuffles'));
  for (const { owner, text } of counted.partials) append(appendOwned(appended.head, 'PartialDecryption', owner, text));
  append(appendEvent(appended.head, 'Result', [resultText(counted.result)]));
  return { bytes: joined(pieces), ...counted };
}

function readTally<P>(group: Group<P>, text: string): Ciphertext<P>[][] {
  const rows = JSON.parse(text) as { alpha: string; beta: string }[][];
  return rows.map((row) =>
    row.map(({ alpha, beta }) => ({ alpha: pointOf(group, alpha), beta: pointOf(group, beta) })),
  );
}

function shuffledBy<P>(election: Election<P>, tally: EncryptedTally<P>, owners: readonly number[]) {
  const { group, questions, publicKey, fingerprint } = election;
  let before: readonly (readonly Ciphertext<P>[])[] = toShuffle(questions, tally);
  if (before.length === 0) return { after: before, texts: [] };
  const texts = owners.map((owner) => {
    const shuffle = makeShuffle(group, { before, publicKey, fingerprint }, random);
    const read = checkShuffle(group, shuffle, { before, publicKey, fingerprint });
    if ('problem' in read) throw new Error(read.problem);
    before = read.after;
    return { owner, text: JSON.stringify(shuffle) };
  });
  return { after: before, texts };
}

function readCounted<P>(group: Group<P>, ballot: string, weights: ReadonlyMap<string, number>) {
  const { credential, answers } = JSON.parse(ballot) as { credential: string; answers: readonly Answer[] };
  const choices = answers.map((answer) =>
    [answer.choices]
      .flat(2)
      .map(({ alpha, beta }): Ciphertext<P> => ({ alpha: pointOf(group, alpha), beta: pointOf(group, beta) })),
  );
  return { weight: weights.get(credential) ?? 0, choices };
}

function pointOf<P>(group: Group<P>, text: string): P {
  const found = group.decode(text);
  if (found === undefined) throw new Error('This is no element of the group.');
  return found;
}
