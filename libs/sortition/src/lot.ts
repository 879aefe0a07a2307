import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Whole numbers that a public seed decides: anybody with SHA-256 finds the same. */
export interface Lot {
  /** From 0 to below `n`, each equally likely; at most 2⁵². */
  below(n: number): number;
}

/** The form of the numbers; another one would have another name. */
export const LOT = 'ateneu-lot-v1';

const RANGE = 2 ** 52;

/**
 * The numbers of a seed for one purpose. Number i (from 0) is made of the first 13 hexadecimal digits of
 * SHA-256("ateneu-lot-v1:<purpose>:<seed>:<i>"), a number x below 2⁵²; if x lies in the last, incomplete run of n it is
 * skipped (i moves on), so that every remainder is equally likely; else the result is x mod n.
 * @param seed hexadecimal digits, any number of them; capitals make no difference
 * @throws RangeError for another seed
 */
export function lotOf(seed: string, purpose: 'ticket' | 'legacy'): Lot {
  if (!isSeed(seed)) throw new RangeError('A seed is a row of hexadecimal digits.');
  let next = 0;
  return {
    below(n) {
      const usable = RANGE - (RANGE % n);
      for (;;) {
        const text = `${LOT}:${purpose}:${seed.toLowerCase()}:${next}`;
        next += 1;
        const x = Number.parseInt(bytesToHex(sha256(utf8ToBytes(text))).slice(0, 13), 16);
        if (x < usable) return x % n;
      }
    },
  };
}

export function isSeed(text: string): boolean {
  return /^[\da-f]+$/iu.test(text);
}
