import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** Format 1: one byte 1, 12 bytes nonce, AES-256-GCM ciphertext, 16 bytes tag. */
const FORMAT = 1;
const NONCE = 12;
const TAG = 16;

/**
 * @param key 32 bytes
 * @param about what the text belongs to; opening it as anything else fails (GCM additional data)
 */
export function sealBytes(key: Uint8Array, about: string, plain: Uint8Array): Buffer {
  // Never the seeded chance of demo cities and tests: a nonce used twice under one key gives the text away.
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(`${FORMAT}:${about}`, 'utf8'));
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** Throws when the bytes were changed, sealed under another key, or belong to something else. */
export function openBytes(key: Uint8Array, about: string, sealed: Uint8Array): Buffer {
  if (sealed[0] !== FORMAT) throw new Error(`Sealed bytes of an unknown format (${sealed[0]}).`);
  const nonce = sealed.subarray(1, 1 + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  decipher.setAAD(Buffer.from(`${FORMAT}:${about}`, 'utf8'));
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
  return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE, sealed.length - TAG)), decipher.final()]);
}
