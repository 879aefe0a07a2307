import { sha256 } from '@noble/hashes/sha2.js';

/** Bytes of randomness a batch wants. */
export const SEED_BYTES = 32;
/** Bits of a weight: a batch that is not true passes with a chance of 2⁻¹²⁸. */
export const WEIGHT_BITS = 128;

/**
 * Writes n weights of 128 bits, not to be foreseen by whoever made the batch: SHA-256 of the seed, of what the batch
 * is about and of a counter. The seed makes them unforeseeable; the batch makes them differ from those of the last one.
 * @param seed at least {@link SEED_BYTES} random bytes
 */
export function writeWeights(n: number, seed: Uint8Array, batch: Uint8Array, bytes: Uint8Array, at: number): void {
  if (seed.length < SEED_BYTES) throw new RangeError(`A batch wants ${SEED_BYTES} random bytes.`);
  const block = new Uint8Array(36);
  block.set(sha256.create().update(seed).update(sha256(batch)).digest());
  const counter = new DataView(block.buffer, 32);
  for (let i = 0; i < n; i += 2) {
    counter.setUint32(0, i);
    const two = sha256(block);
    bytes.set(i + 1 < n ? two : two.subarray(0, 16), at + 16 * i);
  }
}
