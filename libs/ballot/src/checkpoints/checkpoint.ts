import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { signAsLog } from './keys.ts';
import { formatNote, type Note, NoteError, parseNote } from './note.ts';

/** A chain of events, up to one of them. */
export interface Head {
  readonly height: number;
  /** SHA-256 of the event of that height, in hexadecimal. */
  readonly hash: string;
}

/** What a city says of an election's log at a moment. */
export interface Checkpoint extends Head {
  /** The log: a name of the city, a slash and the election's uuid. */
  readonly origin: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/** A text that only a log may sign, with who signed it. */
export interface Signed<What> {
  readonly says: What;
  readonly note: Note;
}

const CHAIN = 'hash chain of Belenios v1 events';

/** @param secretKey 32 octets of the log's Ed25519 key; its name is the origin without the uuid */
export function signCheckpoint(checkpoint: Checkpoint, secretKey: Uint8Array): string {
  const text = textOf(checkpoint);
  readCheckpoint(text);
  return formatNote({ text, signatures: [signAsLog(text, logNameOf(checkpoint.origin), secretKey)] });
}

/** Reads a checkpoint, whoever signed it. @throws NoteError */
export function parseCheckpoint(file: string): Signed<Checkpoint> {
  const note = parseNote(file);
  return { says: readCheckpoint(note.text), note };
}

export function uuidOf(origin: string): string {
  return origin.slice(origin.lastIndexOf('/') + 1);
}

export function logNameOf(origin: string): string {
  return origin.slice(0, origin.lastIndexOf('/'));
}

/** The lines every statement about a log has in common. @throws NoteError */
export function readOrigin(line: string): string {
  if (!/^[^\s+]+\/[1-9A-HJ-NP-Za-km-z]{14,64}$/u.test(line))
    throw new NoteError(1, 'an origin is a name, a slash and a uuid');
  return line;
}

export function readNumber(line: string, number: number): number {
  const value = Number(line);
  if (!/^(0|[1-9][0-9]*)$/.test(line) || !Number.isSafeInteger(value))
    throw new NoteError(number, 'a number is expected');
  return value;
}

export function readHash(line: string, number: number): string {
  const octets = fromBase64(line);
  if (octets?.length !== 32) throw new NoteError(number, 'a SHA-256 hash in base64 is expected');
  return bytesToHex(octets);
}

export function readTime(line: string, number: number): number {
  if (!line.startsWith('time ')) throw new NoteError(number, 'a time in seconds is expected');
  return readNumber(line.slice(5), number);
}

function textOf({ origin, height, hash, time }: Checkpoint): string {
  return `${origin}\n${height + 1}\n${toBase64(hexToBytes(hash))}\n${CHAIN}\ntime ${time}\n`;
}

function readCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', hash = '', chain, time = '', ...rest] = text.split('\n');
  if (chain !== CHAIN) throw new NoteError(4, `a checkpoint says "${CHAIN}"`);
  if (rest.length !== 1 || rest[0] !== '') throw new NoteError(6, 'a checkpoint has five lines');
  const events = readNumber(size, 2);
  if (events === 0) throw new NoteError(2, 'a log has an event');
  return { origin: readOrigin(origin), height: events - 1, hash: readHash(hash, 3), time: readTime(time, 5) };
}
