import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group } from '../group.ts';

/** SHA-256 in hexadecimal: what a file of an archive is called, what an event calls its parent. */
export function hexHash(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** SHA-256 in base64 without padding: the fingerprint φ of an election, the hash a signature covers, a ballot's tracker. */
export function base64Hash(text: string): string {
  return base64(sha256(utf8ToBytes(text)));
}

/** SHA-256 as a big-endian number mod q: the challenge of every proof of the protocol. */
export function challengeFrom(group: Group, text: string): bigint {
  return BigInt(`0x${hexHash(text)}`) % group.order;
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = Math.min(3, bytes.length - at);
    const word = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    for (let digit = 0; digit <= left; digit += 1) text += DIGITS[(word >> (18 - 6 * digit)) & 63];
  }
  return text;
}
