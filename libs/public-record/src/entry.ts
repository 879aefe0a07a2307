import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson, type JsonObject } from './canonical-json.ts';

/** What an entry says, before it is chained. Fields: docs/protocols/record.md §2. */
export interface EntryContent {
  /** RFC 3339 in UTC with milliseconds: `2026-11-23T07:15:47.000Z`. */
  readonly at: string;
  /** What happened, in the past tense: `proposal-answered`. */
  readonly kind: string;
  /** What it happened to. Never a person. */
  readonly subject: { readonly kind: string; readonly id: string };
  /** UUID of the process it belongs to, or null for the whole city. */
  readonly process: string | null;
  readonly payload: JsonObject;
}

/** One line of the record. */
export interface RecordEntry extends EntryContent {
  /** 1, 2, 3, … without a gap. */
  readonly seq: number;
  /** Hash of the entry before; 64 zeros in the first. */
  readonly previous: string;
  /** 64 lower-case hexadecimal digits. */
  readonly hash: string;
}

/** The last entry of a record, or of its beginning. Whoever keeps a head can later show that what came before was changed. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The head of a record that has no entry yet. */
export const EMPTY_HEAD: Head = { seq: 0, hash: '0'.repeat(64) };

/** Separates these hashes from any other use of SHA-256, and names the version of the format. */
const DOMAIN = 'ateneu-record-v1\n';

/** Puts the content after the head: the next line of the record. */
export function chainEntry(head: Head, content: EntryContent): RecordEntry {
  const { at, kind, subject, process, payload } = content;
  const unsealed = { seq: head.seq + 1, at, kind, subject, process, payload, previous: head.hash };
  const entry = { ...unsealed, hash: hashEntry(unsealed) };
  const wrong = problemWithShape(entry);
  if (wrong !== null) throw new TypeError(`Not an entry of a record: ${wrong}`);
  return entry;
}

/** SHA-256 over `ateneu-record-v1`, a line feed and the canonical JSON of every field but `hash`. */
export function hashEntry(entry: Omit<RecordEntry, 'hash'>): string {
  const { seq, at, kind, subject, process, payload, previous } = entry;
  return sha256Hex(DOMAIN + canonicalJson({ seq, at, kind, subject, process, payload, previous }));
}

/** The entry as a line of the published file, without the line feed. */
export function entryLine(entry: RecordEntry): string {
  return canonicalJson(entry);
}

/** SHA-256 of the canonical JSON of a value: how a payload names a text or a file of data that is published elsewhere. */
export function hashOf(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}

function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

const WORD = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const HASH = /^[0-9a-f]{64}$/;
const INSTANT = /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-5]\d\.\d{3}Z$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const FIELDS: Readonly<Record<keyof RecordEntry, (value: unknown) => boolean>> = {
  seq: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
  at: (value) => typeof value === 'string' && INSTANT.test(value),
  kind: isWord,
  subject: (value) => isObject(value) && Object.keys(value).length === 2 && isWord(value.kind) && isName(value.id),
  process: (value) => value === null || (typeof value === 'string' && UUID.test(value)),
  payload: isObject,
  previous: (value) => typeof value === 'string' && HASH.test(value),
  hash: (value) => typeof value === 'string' && HASH.test(value),
};

/** Says in English why a value does not have the fields of an entry, no more and no fewer; null if it does. */
export function problemWithShape(value: unknown): string | null {
  if (!isObject(value)) return 'not an object';
  const unknown = Object.keys(value).find((name) => !Object.hasOwn(FIELDS, name));
  if (unknown !== undefined) return `unknown field ${JSON.stringify(unknown)}`;
  for (const [name, fits] of Object.entries(FIELDS)) {
    if (!Object.hasOwn(value, name)) return `"${name}" is missing`;
    if (!fits(value[name])) return `"${name}" is not as the protocol asks`;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isWord(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 64 && WORD.test(value);
}

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length >= 1 && value.length <= 200;
}
