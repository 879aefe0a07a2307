import { randomBytes } from 'node:crypto';
import {
  appendEvent,
  appendOwned,
  castBallot,
  closeBallots,
  credentialSecret,
  decryptPartially,
  type Election,
  type Group,
  makeCredentials,
  makeElection,
  makeUuid,
  newPrivateKey,
  openArchiveOf,
  openElection,
  openGroup,
  prepareBallot,
  publicCredential,
  publicKeyOf,
  publishResult,
  readArchive,
  type Secret,
  tallyToDecrypt,
} from '@ateneu/ballot';

export const random = (length: number) => new Uint8Array(randomBytes(length));

/** Five options, exactly one: the ballot all figures are about. */
const QUESTION = { question: 'Which?', answers: ['A', 'B', 'C', 'D', 'E'], min: 1, max: 1 };

/** How the first voter votes. */
export const CHOICES = [0, 1, 0, 0, 0];

/** An election with one trustee whose secret is known, and ballots in it. */
export interface BenchElection {
  readonly election: Election<unknown>;
  readonly codes: readonly string[];
  readonly secret: Secret;
  readonly setup: Parameters<typeof openArchiveOf>[0];
}

export async function benchElection(voters: number): Promise<BenchElection> {
  const group: Group = await openGroup('Ed25519', random);
  const { secret } = newPrivateKey(group, random);
  const trustees = [['Single', publicKeyOf(group, secret, random)]];
  const uuid = makeUuid(random);
  const template = { name: 'bench', description: '', questions: [QUESTION] };
  const text = makeElection(group, template, uuid, group.multiplyBaseSecret(secret));
  const list = Array.from({ length: voters }, (_, at) => ({ id: String(at) }));
  const { published, kept } = makeCredentials(group, uuid, list, random);
  const setup = { election: text, trustees: JSON.stringify(trustees), credentials: JSON.stringify(published) };
  return { election: openElection(group, text), codes: kept.map(({ credential }) => credential), secret, setup };
}

export function ballotOf({ election, codes }: BenchElection, voter: number): string {
  const { group, uuid } = election;
  const code = codes[voter] ?? '';
  const secret = credentialSecret(group, uuid, code);
  const choices = [QUESTION.answers.map((_, at) => (at === voter % 5 ? 1 : 0))];
  const prepared = prepareBallot(election, publicCredential(group, uuid, code), choices, random);
  return castBallot(election, prepared, secret, random).text;
}

/** The archive of the election, as far as its ballots, or whole: set-up, ballots, tally, result. */
export function archiveOf(
  { election, secret, setup }: BenchElection,
  ballots: readonly string[],
  until: 'ballots' | 'all',
): Uint8Array {
  let step = openArchiveOf(setup, 1_700_000_000);
  const pieces = [step.bytes];
  const add = (next: typeof step) => {
    step = next;
    pieces.push(next.bytes);
  };
  for (const ballot of ballots) add(appendEvent(step.head, 'Ballot', [ballot]));
  if (until === 'ballots') return new Uint8Array(Buffer.concat(pieces));
  add(closeBallots(election, readArchive(Buffer.concat(pieces))));
  const tally = tallyToDecrypt(election, readArchive(Buffer.concat(pieces)));
  const partial = JSON.stringify(decryptPartially(election, tally, secret, random));
  add(appendOwned(step.head, 'PartialDecryption', 1, partial));
  add(publishResult(election, readArchive(Buffer.concat(pieces))).appended);
  return new Uint8Array(Buffer.concat(pieces));
}
