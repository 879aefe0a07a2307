import type { EventType, Head, SetupTexts } from './archive.ts';
import { CannotMake } from './cannot-make.ts';
import { hexHash } from './digest.ts';
import { lastOfEach } from './tally.ts';

/** A payload by its owner: a trustee's number, from 1. */
export interface Owned {
  readonly owner: number;
  readonly text: string;
}

/** Where an election stands, for whoever adds to its archive. That what stands there is right, the auditor says. */
export interface ArchiveState {
  readonly head: Head;
  readonly setup: SetupTexts;
  /** Every ballot cast, in order. */
  readonly ballots: readonly string[];
  /** The height of the event of each ballot. */
  readonly ballotHeights: readonly number[];
  /** Every event as it stands, at the index of its height. */
  readonly eventTexts: readonly string[];
  /** SHA-256 of every event, at the index of its height. */
  readonly events: readonly string[];
  readonly ended: boolean;
  /** The encrypted tally, once the ballots were added up. */
  readonly tally: string | undefined;
  readonly shuffles: readonly Owned[];
  readonly shufflesEnded: boolean;
  readonly decryptions: readonly Owned[];
  readonly result: string | undefined;
}

interface Files {
  readonly timestamp: number;
  readonly data: ReadonlyMap<string, string>;
  readonly events: readonly string[];
}

interface Event {
  readonly type: EventType;
  readonly payload?: string;
}

/** @throws CannotMake where it is no archive of an election, or does not begin with a set-up */
export function readArchive(bytes: Uint8Array): ArchiveState {
  const { timestamp, data, events } = readFiles(bytes);
  const dataOf = (hash: unknown) => {
    const text = typeof hash === 'string' ? data.get(hash) : undefined;
    if (text === undefined) throw new CannotMake('The archive lacks a file that it refers to.');
    return text;
  };
  const chain = events.map((text) => jsonOf(text) as unknown as Event);
  const [setup] = chain;
  if (setup?.type !== 'Setup') throw new CannotMake('The archive does not begin with a set-up.');
  const payloads = (type: EventType) =>
    chain.filter((event) => event.type === type).map(({ payload }) => dataOf(payload));
  const owned = (type: EventType) => payloads(type).map((text) => ownedOf(jsonOf(text), dataOf));
  const [sized] = payloads('EncryptedTally');
  const hashes = jsonOf(dataOf(setup.payload));
  return {
    head: { parent: hexHash(events.at(-1) ?? ''), height: events.length, timestamp },
    setup: {
      election: dataOf(hashes.election),
      trustees: dataOf(hashes.trustees),
      credentials: dataOf(hashes.credentials),
    },
    ballots: payloads('Ballot'),
    ballotHeights: chain.flatMap(({ type }, height) => (type === 'Ballot' ? [height] : [])),
    eventTexts: events,
    events: events.map(hexHash),
    ended: chain.some(({ type }) => type === 'EndBallots'),
    tally: sized === undefined ? undefined : dataOf(jsonOf(sized).encrypted_tally),
    shuffles: owned('Shuffle'),
    shufflesEnded: chain.some(({ type }) => type === 'EndShuffles'),
    decryptions: owned('PartialDecryption'),
    result: payloads('Result')[0],
  };
}

/** The ballots that count as they stand: the last of each credential. */
export function countedBallots({ ballots }: ArchiveState): string[] {
  return lastOfEach(ballots, (ballot) => readCast(ballot)?.credential ?? '');
}

/** Whose ballot a text is, and the hash it signs. @returns undefined where it is no ballot */
export function readCast(text: string): { readonly credential: string; readonly hash: string } | undefined {
  try {
    const { credential, signature } = jsonOf(text) as { credential: unknown; signature?: { hash?: unknown } };
    const hash = signature?.hash;
    return typeof credential === 'string' && typeof hash === 'string' ? { credential, hash } : undefined;
  } catch {
    return undefined;
  }
}

function ownedOf({ owner, payload }: Record<string, unknown>, dataOf: (hash: unknown) => string): Owned {
  if (!Number.isSafeInteger(owner)) throw new CannotMake('A payload of the archive has no owner.');
  return { owner: Number(owner), text: dataOf(payload) };
}

const BLOCK = 512;

function readFiles(bytes: Uint8Array): Files {
  const data = new Map<string, string>();
  const events: string[] = [];
  let timestamp = -1;
  for (let at = 0; at < bytes.length; ) {
    const name = field(bytes, at, 100);
    const size = Number.parseInt(field(bytes, at + 124, 12), 8);
    const end = at + BLOCK + size;
    if (!Number.isSafeInteger(size) || end > bytes.length) throw new CannotMake('This is no archive of an election.');
    const text = new TextDecoder().decode(bytes.subarray(at + BLOCK, end));
    if (name === 'BELENIOS') timestamp = Number(jsonOf(text).timestamp);
    else if (name.endsWith('.event.json')) events.push(text);
    else data.set(name.slice(0, 64), text);
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new CannotMake('This is no archive of an election.');
  return { timestamp, data, events };
}

function field(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (const octet of bytes.subarray(at, at + length)) {
    if (octet === 0) break;
    text += String.fromCharCode(octet);
  }
  return text;
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    throw new CannotMake('A file of the archive is not JSON.');
  }
}

/** `TextDecoder` is in browsers and in Node; a lib has the types of neither. */
declare const TextDecoder: { new (): { decode(bytes: Uint8Array): string } };
