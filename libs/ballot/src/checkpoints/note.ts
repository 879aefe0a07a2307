import { concatBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';

/** A text with signatures under it, as https://c2sp.org/signed-note writes it. */
export interface Note {
  /** Ends with a line feed. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

export interface NoteSignature {
  readonly name: string;
  /** The first four octets of the hash of name, kind and key: says which key to try, proves nothing. */
  readonly keyId: number;
  readonly octets: Uint8Array;
}

/** A file that is no note, checkpoint, receipt or list of keys. */
export class NoteError extends Error {
  /** Counted from 1. */
  readonly line: number;

  constructor(line: number, why: string) {
    super(`Line ${line}: ${why}.`);
    this.name = 'NoteError';
    this.line = line;
  }
}

const LONGEST = 100_000;
const MOST_SIGNATURES = 64;

/** @throws NoteError */
export function parseNote(file: string): Note {
  if (file.length > LONGEST) throw new NoteError(1, `a note has at most ${LONGEST} characters`);
  const lines = file.split('\n');
  checkCharacters(lines);
  if (lines.pop() !== '') throw new NoteError(lines.length + 1, 'a note ends with a line feed');
  const blank = lines.lastIndexOf('');
  if (blank < 1) throw new NoteError(1, 'an empty line stands between the text and its signatures');
  const signatures = lines.slice(blank + 1).map((line, at) => parseSignature(line, blank + 2 + at));
  if (signatures.length === 0) throw new NoteError(lines.length, 'a note has a signature');
  if (signatures.length > MOST_SIGNATURES)
    throw new NoteError(blank + 2, `at most ${MOST_SIGNATURES} signatures are read`);
  return { text: `${lines.slice(0, blank).join('\n')}\n`, signatures };
}

export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, keyId, octets }) => {
    const id = Uint8Array.of(keyId >>> 24, keyId >>> 16, keyId >>> 8, keyId);
    return `— ${name} ${toBase64(concatBytes(id, octets))}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

function checkCharacters(lines: readonly string[]): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: notes must not have them
  const bad = lines.findIndex((line) => !line.isWellFormed() || /[\u0000-\u001f]/.test(line));
  if (bad >= 0) throw new NoteError(bad + 1, 'a note has no control characters');
}

function parseSignature(line: string, number: number): NoteSignature {
  const [, name, base64] = /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line) ?? [];
  const octets = base64 === undefined ? undefined : fromBase64(base64);
  if (name === undefined || octets === undefined || octets.length < 5)
    throw new NoteError(number, 'a signature is a dash, a name and base64');
  return { name, keyId: new DataView(octets.buffer).getUint32(0), octets: octets.slice(4) };
}
