import { utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalHeader } from '../../archive/tar.ts';
import type { Group, GroupName } from '../../group.ts';
import { random } from '../../groups/engines.fixture.ts';
import { joined } from '../../make/archive.ts';
import type { Choices } from '../../make/ballot.ts';
import { credentialSecret, publicCredential } from '../../make/credential.ts';
import { base64Hash, hexHash } from '../../make/digest.ts';
import type { ElectionTemplate } from '../../make/election.ts';
import { proveKnowledge } from '../../make/prove.ts';
import type { Cipher } from '../../make/seal.ts';
import {
  archiveOf,
  type Ceremony,
  holdCeremony,
  type OpenElection,
  openForVotes,
  vote,
} from '../../make/whole-election.fixture.ts';
import { groupOf } from '../audit.fixture.ts';

/** An event and the data that it needs, in their order: the last is its payload. */
export interface Entry {
  readonly type: string;
  readonly data: readonly string[];
}

/** An honest election, with everything an insider would know. */
export interface World {
  readonly group: Group;
  readonly open: OpenElection<unknown>;
  readonly ceremony: Ceremony;
  readonly ballots: readonly string[];
  /** Who cast each. */
  readonly voters: readonly number[];
  /** What anybody may vote. */
  readonly choices: Choices;
  /** Who decrypts. */
  readonly owners: readonly number[];
  /** From Setup to Result. */
  readonly entries: readonly Entry[];
}

export interface Plan {
  readonly template: ElectionTemplate;
  readonly weights: readonly number[];
  /** Who votes what, in order. */
  readonly votes: readonly (readonly [voter: number, choices: Choices])[];
  readonly threshold: { readonly size: number; readonly threshold: number };
  readonly owners: readonly number[];
}

export const TIMESTAMP = 1_700_000_000;

export async function makeWorld(name: GroupName, plan: Plan, cipher: Cipher): Promise<World> {
  const group = await groupOf(name);
  const ceremony = await holdCeremony(group, cipher, plan.threshold);
  const voters = plan.weights.map((weight, at) => ({ id: `voter ${at}`, weight }));
  const open = openForVotes(group, ceremony, plan.template, voters);
  const ballots = plan.votes.map(([voter, choices]) => vote(open, voter, choices));
  const { owners } = plan;
  const entries = entriesOf(open, ballots, owners);
  const [[, choices] = [0, []]] = plan.votes;
  return { group, open, ceremony, ballots, voters: plan.votes.map(([voter]) => voter), choices, owners, entries };
}

/** The whole election with these ballots, honestly counted. */
export function entriesOf(open: OpenElection<unknown>, ballots: readonly string[], owners: readonly number[]): Entry[] {
  const { texts, shuffles, partials, result } = archiveOf(open, ballots, owners);
  const setup = [open.election.text, JSON.stringify(open.ceremony.trustees), JSON.stringify(open.published)];
  return [
    setupEntry(setup),
    ...ballots.map((ballot) => ({ type: 'Ballot', data: [ballot] })),
    { type: 'EndBallots', data: [] },
    { type: 'EncryptedTally', data: texts },
    ...shuffles.map(({ owner, text }) => owned('Shuffle', owner, text)),
    ...(shuffles.length > 0 ? [{ type: 'EndShuffles', data: [] }] : []),
    ...partials.map(({ owner, text }) => owned('PartialDecryption', owner, text)),
    { type: 'Result', data: [JSON.stringify({ result })] },
  ];
}

export function setupEntry([election = '', trustees = '', credentials = '']: readonly string[]): Entry {
  const hashes = { election: hexHash(election), trustees: hexHash(trustees), credentials: hexHash(credentials) };
  return { type: 'Setup', data: [election, trustees, credentials, JSON.stringify(hashes)] };
}

export function owned(type: string, owner: number, text: string): Entry {
  return { type, data: [text, JSON.stringify({ owner, payload: hexHash(text) })] };
}

/** One file of an archive. */
export interface File {
  readonly name: string;
  readonly text: string;
  readonly modified?: number;
}

/** The files of events chained anew, as whoever forges a whole archive does it. */
export function filesOf(entries: readonly Entry[]): File[] {
  const files: File[] = [{ name: 'BELENIOS', text: JSON.stringify({ version: 1, timestamp: String(TIMESTAMP) }) }];
  let parent: string | undefined;
  for (const [height, { type, data }] of entries.entries()) {
    files.push(...data.map((text) => ({ name: `${hexHash(text)}.data.json`, text })));
    const last = data.at(-1);
    const text = JSON.stringify({ parent, height, type, payload: last === undefined ? undefined : hexHash(last) });
    parent = hexHash(text);
    files.push({ name: `${parent}.event.json`, text });
  }
  return files;
}

export function bytesOf(files: readonly File[]): Uint8Array {
  return joined(
    files.map(({ name, text, modified = TIMESTAMP }) => {
      const content = utf8ToBytes(text);
      const file = new Uint8Array(512 + 512 * Math.ceil(content.length / 512));
      file.set(canonicalHeader(name, content.length, modified));
      file.set(content, 512);
      return file;
    }),
  );
}

export function packed(entries: readonly Entry[]): Uint8Array {
  return bytesOf(filesOf(entries));
}

/** The archive with other ballots, everything after them as it was. */
export function withBallots({ entries }: World, ballots: readonly string[]): Uint8Array {
  const rest = entries.filter(({ type }) => type !== 'Ballot');
  return packed([rest[0] as Entry, ...ballots.map((text) => ({ type: 'Ballot', data: [text] })), ...rest.slice(1)]);
}

/** The archive with the data of one event changed; references inside them are the caller's. */
export function withEntry({ entries }: World, type: string, change: (entry: Entry) => Entry, nth = 0): Uint8Array {
  const at = entries.flatMap((entry, index) => (entry.type === type ? [index] : []))[nth] ?? -1;
  if (at === -1) throw new Error(`There is no event "${type}" ${nth}.`);
  return packed(entries.with(at, change(entries[at] as Entry)));
}

export type Loose = Record<string, unknown>;

/** Changes JSON in place. */
export function edited(text: string, change: (value: never) => void): string {
  const value = JSON.parse(text);
  change(value as never);
  return JSON.stringify(value);
}

/** Signs a changed ballot anew with the credential of its voter, as a dishonest voter does. */
export function signedAnew({ group, open }: Pick<World, 'group' | 'open'>, voter: number, ballot: string): string {
  const { signature: _, ...rest } = JSON.parse(ballot) as Loose;
  const { uuid } = open.election;
  const secret = credentialSecret(group, uuid, open.kept[voter]?.credential ?? '');
  const unsigned = JSON.stringify(rest);
  const hash = base64Hash(unsigned);
  const proof = proveKnowledge(group, secret, (commitment) => `sig|${hash}|${commitment}`, random);
  return JSON.stringify({ ...rest, signature: { hash, proof } });
}

export function credentialOf({ group, open }: World, voter: number): string {
  return publicCredential(group, open.election.uuid, open.kept[voter]?.credential ?? '');
}
