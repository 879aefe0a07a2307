import type { Group } from '../group.ts';
import type { Random } from '../shuffle/ciphertext.ts';

/** The 58 characters of seeds, credentials and identifiers: no 0, O, I or l. */
export const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** A uniform public number mod q, with sixteen octets more than q has, so that the reduction leaves no bias. */
export function drawNumber(group: Group, random: Random): bigint {
  const bytes = random(Math.max(64, Math.ceil(group.order.toString(16).length / 2) + 16));
  let number = 0n;
  for (const byte of bytes) number = (number << 8n) | BigInt(byte);
  return number % group.order;
}

/** Uniform Base58 characters, by rejection. */
export function drawText(random: Random, length: number): string {
  let text = '';
  while (text.length < length) {
    const bytes = random(length);
    for (const byte of bytes) if (byte < 232 && text.length < length) text += BASE58[byte % 58];
    bytes.fill(0);
  }
  return text;
}

/** A fresh identifier of an election: 14 Base58 characters. */
export function makeUuid(random: Random): string {
  return drawText(random, 14);
}

/** A trustee's seed of 256 bits (44 Base58 characters; the protocol's own 22 carry 128). */
export function makeSeed(random: Random): string {
  return drawText(random, 44);
}
