import { utf8ToBytes } from '@noble/hashes/utils.js';
import { CannotMake } from './cannot-make.ts';
import { hexHash } from './digest.ts';

export type EventType =
  | 'Setup'
  | 'Ballot'
  | 'EndBallots'
  | 'EncryptedTally'
  | 'Shuffle'
  | 'EndShuffles'
  | 'PartialDecryption'
  | 'Result';

/** Where the chain of events stands. */
export interface Head {
  /** SHA-256 of the last event, in hexadecimal; undefined before the first. */
  readonly parent: string | undefined;
  /** Of the next event. */
  readonly height: number;
  /** Seconds since 1970, of the archive's header: every file of the archive bears it. */
  readonly timestamp: number;
}

/** Octets to append to the archive, and where the chain stands then. */
export interface Appended {
  readonly bytes: Uint8Array;
  readonly head: Head;
}

/** The first file of an archive. */
export function beginArchive(timestamp: number): Appended {
  if (!Number.isSafeInteger(timestamp) || timestamp < 0 || timestamp >= 8 ** 11)
    throw new CannotMake('A timestamp is a number of seconds since 1970.');
  const header = JSON.stringify({ version: 1, timestamp: String(timestamp) });
  return { bytes: tarFile('BELENIOS', header, timestamp), head: { parent: undefined, height: 0, timestamp } };
}

/**
 * Files of an event and what it refers to.
 * @param data in the order they shall stand in; the last is the event's payload. Without data the event has none.
 */
export function appendEvent(
  { parent, height, timestamp }: Head,
  type: EventType,
  data: readonly string[] = [],
): Appended {
  const last = data.at(-1);
  const payload = last === undefined ? undefined : hexHash(last);
  const event = JSON.stringify({ parent, height, type, payload });
  const hash = hexHash(event);
  const files = data.map((text) => tarFile(`${hexHash(text)}.data.json`, text, timestamp));
  const bytes = joined([...files, tarFile(`${hash}.event.json`, event, timestamp)]);
  return { bytes, head: { parent: hash, height: height + 1, timestamp } };
}

export interface SetupTexts {
  readonly election: string;
  readonly trustees: string;
  /** The public credentials. */
  readonly credentials: string;
}

/** The archive of an election that is open and has no ballot. */
export function openArchiveOf({ election, trustees, credentials }: SetupTexts, timestamp: number): Appended {
  const begun = beginArchive(timestamp);
  const hashes = { election: hexHash(election), trustees: hexHash(trustees), credentials: hexHash(credentials) };
  const setup = appendEvent(begun.head, 'Setup', [election, trustees, credentials, JSON.stringify(hashes)]);
  return { bytes: joined([begun.bytes, setup.bytes]), head: setup.head };
}

/** Adds a payload by hash: `{"owner":…,"payload":…}` of a partial decryption, and the decryption before it. */
export function appendOwned(head: Head, type: 'PartialDecryption' | 'Shuffle', owner: number, text: string): Appended {
  return appendEvent(head, type, [text, JSON.stringify({ owner, payload: hexHash(text) })]);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** A file in an old-style tar, exactly as belenios-tool writes it: it refuses an archive that differs by one octet. */
function tarFile(name: string, text: string, mtime: number): Uint8Array {
  const content = utf8ToBytes(text);
  const file = new Uint8Array(512 + 512 * Math.ceil(content.length / 512));
  const put = (field: string, at: number) => file.set(utf8ToBytes(field), at);
  put(name, 0);
  put('0000644', 100);
  put('0000000', 108);
  put('0000000', 116);
  put(octal(content.length, 11), 124);
  put(octal(mtime, 11), 136);
  put('        ', 148);
  put('0', 156);
  const sum = file.subarray(0, 512).reduce((total, octet) => total + octet, 0);
  put(`${octal(sum, 6)}\0 `, 148);
  file.set(content, 512);
  return file;
}

function octal(number: number, digits: number): string {
  return number.toString(8).padStart(digits, '0');
}
