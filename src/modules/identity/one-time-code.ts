import { createHmac } from 'node:crypto';

const STEP_SECONDS = 30;
const DIGITS = 6;
/** One step before and after: clocks of phones differ, and somebody types slowly (RFC 6238 §5.2). */
const WINDOW = 1;
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** HOTP (RFC 4226 §5.3) with SHA-1, as every app does it. @param digits 6; 8 for the vectors of RFC 6238 */
export function codeAt(secret: Uint8Array, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', secret).update(counter).digest();
  const offset = (mac[mac.length - 1] ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step a moment falls into (RFC 6238 §4.2). */
export function stepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / STEP_SECONDS);
}

/**
 * The step of which this is the code, now or one before or after; null when it is of none, or of one that was used: a
 * code works once (RFC 6238 §5.2).
 */
export function matchingStep(secret: Uint8Array, typed: string, at: Date, lastStep: number): number | null {
  const now = stepOf(at);
  for (let step = now - WINDOW; step <= now + WINDOW; step++)
    if (step > lastStep && codeAt(secret, step) === typed) return step;
  return null;
}

/** RFC 4648 §6, without padding: as apps are given secrets. */
export function base32(bytes: Uint8Array): string {
  let [bits, value, text] = [0, 0, ''];
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += BASE32[(value >>> (bits - 5)) & 31];
    value &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32[(value << (5 - bits)) & 31] : text;
}

/** What an app opens, by a press or as a QR code: https://github.com/google/google-authenticator/wiki/Key-Uri-Format */
export function otpauthUri(secret: Uint8Array, city: string, account: string): string {
  const label = `${encodeURIComponent(city)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${base32(secret)}&issuer=${encodeURIComponent(city)}`;
}
