import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64, toBase64 } from './base64.ts';
import { type Note, NoteError, type NoteSignature } from './note.ts';

/** Kinds of signature of https://c2sp.org/signed-note: the log's own, and a witness's with its time. */
const KINDS = { log: 0x01, witness: 0x04 } as const;

export type Role = keyof typeof KINDS;

export interface VerifierKey {
  /** An address without scheme, by habit: `vallserena.example`. */
  readonly name: string;
  readonly role: Role;
  readonly publicKey: Uint8Array;
}

/** @throws NoteError for a name with a space or plus, or a key outside the group of prime order */
export function verifierKey(name: string, role: Role, publicKey: Uint8Array): VerifierKey {
  if (!/^[^\s+]+$/u.test(name) || !name.isWellFormed())
    throw new NoteError(1, 'a key has a name without spaces and plus');
  if (!isSound(publicKey)) throw new NoteError(1, `the key of ${name} is no Ed25519 key of prime order`);
  return { name, role, publicKey };
}

/** `<name>+<key ID>+<base64 of kind and key>`, as Go's note package writes it. */
export function formatKey(key: VerifierKey): string {
  const id = keyIdOf(key).toString(16).padStart(8, '0');
  return `${key.name}+${id}+${toBase64(concatBytes(Uint8Array.of(KINDS[key.role]), key.publicKey))}`;
}

/** @throws NoteError */
export function parseKey(text: string): VerifierKey {
  const [, name, id, base64] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  const octets = base64 === undefined ? undefined : fromBase64(base64);
  const role = octets?.[0] === KINDS.log ? 'log' : octets?.[0] === KINDS.witness ? 'witness' : undefined;
  if (name === undefined || octets?.length !== 33 || role === undefined)
    throw new NoteError(1, 'a key is a name, a key ID and base64, joined by plus');
  const key = verifierKey(name, role, octets.slice(1));
  if (keyIdOf(key) !== Number.parseInt(id as string, 16))
    throw new NoteError(1, `the key ID of ${name} is not its own`);
  return key;
}

/** The log signs the text itself (kind 0x01). @param secretKey the 32 octets of RFC 8032 */
export function signAsLog(text: string, name: string, secretKey: Uint8Array): NoteSignature {
  const key: VerifierKey = { name, role: 'log', publicKey: ed25519.getPublicKey(secretKey) };
  return { name, keyId: keyIdOf(key), octets: ed25519.sign(utf8ToBytes(text), secretKey) };
}

/** A witness signs the text and its own time (kind 0x04, https://c2sp.org/tlog-cosignature). @param time in seconds */
export function signAsWitness(text: string, name: string, secretKey: Uint8Array, time: number): NoteSignature {
  const key: VerifierKey = { name, role: 'witness', publicKey: ed25519.getPublicKey(secretKey) };
  const stamp = new Uint8Array(8);
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time));
  return {
    name,
    keyId: keyIdOf(key),
    octets: concatBytes(stamp, ed25519.sign(cosigned(text, BigInt(time)), secretKey)),
  };
}

/** @returns undefined where this key did not sign; false where a signature bears its name and ID and does not hold */
export function isSignedBy({ text, signatures }: Note, key: VerifierKey): boolean | undefined {
  const id = keyIdOf(key);
  const own = signatures.filter(({ name, keyId }) => name === key.name && keyId === id);
  return own.length === 0 ? undefined : own.every(({ octets }) => holds(text, octets, key));
}

/** Same key, whatever it is called: one witness under two names is one. */
export function identityOf({ publicKey }: VerifierKey): string {
  return bytesToHex(publicKey);
}

function holds(text: string, octets: Uint8Array, { role, publicKey }: VerifierKey): boolean {
  if (role === 'log') return octets.length === 64 && verifies(octets, utf8ToBytes(text), publicKey);
  if (octets.length !== 72) return false;
  const time = new DataView(octets.buffer, octets.byteOffset).getBigUint64(0);
  return time < 1n << 63n && verifies(octets.subarray(8), cosigned(text, time), publicKey);
}

function cosigned(text: string, time: bigint): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${time}\n${text}`);
}

function verifies(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean {
  return isSound(publicKey) && ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** A key of small order signs every text at once; a mixed one is read differently by different programs. */
function isSound(publicKey: Uint8Array): boolean {
  try {
    const point = ed25519.Point.fromBytes(publicKey, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false;
  }
}

function keyIdOf({ name, role, publicKey }: VerifierKey): number {
  const hash = sha256(concatBytes(utf8ToBytes(`${name}\n`), Uint8Array.of(KINDS[role]), publicKey));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0);
}
