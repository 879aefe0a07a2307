import { sha384 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

const HASH_LENGTH = 48;
const TRAILER = 0xbc;

/**
 * EMSA-PSS-ENCODE of RFC 8017, §9.1.1, with SHA-384 and MGF1-SHA-384.
 * @returns undefined where the key is too small for hash and salt
 */
export function encodePss(message: Uint8Array, bits: number, salt: Uint8Array): Uint8Array | undefined {
  const length = Math.ceil(bits / 8);
  const padding = length - HASH_LENGTH - salt.length - 2;
  if (padding < 0) return undefined;
  const hash = hashWithSalt(message, salt);
  const block = concatBytes(new Uint8Array(padding), Uint8Array.of(1), salt);
  applyMask(block, hash);
  clearUnusedBits(block, bits);
  return concatBytes(block, hash, Uint8Array.of(TRAILER));
}

/** EMSA-PSS-VERIFY of RFC 8017, §9.1.2. Every input is public: it may stop at the first difference. */
export function isPssOf(message: Uint8Array, encoded: Uint8Array, bits: number, saltLength: number): boolean {
  const length = Math.ceil(bits / 8);
  const padding = length - HASH_LENGTH - saltLength - 2;
  if (padding < 0 || encoded.length !== length || encoded[length - 1] !== TRAILER) return false;
  const block = encoded.slice(0, length - HASH_LENGTH - 1);
  const hash = encoded.subarray(length - HASH_LENGTH - 1, length - 1);
  const first = block[0] ?? 0;
  clearUnusedBits(block, bits);
  if (block[0] !== first) return false;
  applyMask(block, hash);
  clearUnusedBits(block, bits);
  if (block.subarray(0, padding).some((byte) => byte !== 0) || block[padding] !== 1) return false;
  const wanted = hashWithSalt(message, block.subarray(padding + 1));
  return wanted.every((byte, at) => byte === hash[at]);
}

function hashWithSalt(message: Uint8Array, salt: Uint8Array): Uint8Array {
  return sha384(concatBytes(new Uint8Array(8), sha384(message), salt));
}

/** XORs MGF1(seed) into the block. */
function applyMask(block: Uint8Array, seed: Uint8Array): void {
  const input = concatBytes(seed, new Uint8Array(4));
  for (let counter = 0, at = 0; at < block.length; counter += 1) {
    input[input.length - 1] = counter; // 512 bytes of modulus need eleven blocks: one byte counts them
    for (const byte of sha384(input)) {
      if (at < block.length) block[at] = (block[at] ?? 0) ^ byte;
      at += 1;
    }
  }
}

function clearUnusedBits(block: Uint8Array, bits: number): void {
  block[0] = (block[0] ?? 0) & (0xff >> ((8 - (bits % 8)) % 8));
}
