import { concatBytes } from '@noble/hashes/utils.js';
import { bytesOf, greatestCommonDivisor, integerOf, inverse, power65537 } from './big-integers.ts';
import { BlindTokenError } from './blind-token-error.ts';
import { encodePss, isPssOf } from './pss.ts';
import type { PublicKey } from './public-key.ts';
import { RECOMMENDED, VARIANTS, type Variant } from './variant.ts';

/** Gives uniform random octets: `(length) => crypto.getRandomValues(new Uint8Array(length))`. */
export type Random = (length: number) => Uint8Array;

export interface Blinding {
  /** What the signer is shown. */
  readonly blinded: Uint8Array;
  /** Secret: takes the blinding off again. Whoever has it can link the request to the token. */
  readonly inverse: Uint8Array;
}

/** Prepare of RFC 9474, §4.1: the message behind a random prefix, so that no signer chooses it. */
export function prepare(message: Uint8Array, random: Random, variant: Variant = RECOMMENDED): Uint8Array {
  return concatBytes(randomOctets(random, VARIANTS[variant].prefixLength), message);
}

/**
 * Blind of RFC 9474, §4.2.
 * @throws BlindTokenError `invalid-input` (a factor of the modulus was hit), `no-chance` (`random` is broken)
 */
export function blind(key: PublicKey, prepared: Uint8Array, random: Random, variant: Variant = RECOMMENDED): Blinding {
  const salt = randomOctets(random, VARIANTS[variant].saltLength);
  const encoded = encodePss(prepared, key.bits - 1, salt);
  if (encoded === undefined) throw new BlindTokenError('message-too-long', 'The key is too small for this encoding.');
  const m = integerOf(encoded);
  if (greatestCommonDivisor(key.n, m) !== 1n) throw new BlindTokenError('invalid-input', 'The message meets a factor.');
  const r = randomBelow(key, random);
  const taken = inverse(r, key.n);
  if (taken === undefined) throw new BlindTokenError('blinding-error', 'The blinding factor has no inverse.');
  const z = (m * power65537(r, key.n)) % key.n;
  return { blinded: bytesOf(z, key.size), inverse: bytesOf(taken, key.size) };
}

/**
 * BlindSign of RFC 9474, §4.3, for the server.
 * @param rawRsa the private operation m ↦ m^d mod n without padding, by the platform: constant-time, which BigInt is not
 * @throws BlindTokenError `signing-failure` where the operation went wrong: a faulty signature must never leave, for
 *   one of them can give away the private key (Boneh, DeMillo, Lipton 1997)
 */
export function blindSign(key: PublicKey, blinded: Uint8Array, rawRsa: (m: Uint8Array) => Uint8Array): Uint8Array {
  if (blinded.length !== key.size)
    throw new BlindTokenError('unexpected-input-size', `A blinded message of this key has ${key.size} octets.`);
  const m = integerOf(blinded);
  if (m >= key.n) throw new BlindTokenError('invalid-input', 'The blinded message is not below the modulus.');
  const signature = Uint8Array.from(rawRsa(blinded));
  const s = integerOf(signature);
  if (signature.length !== key.size || s >= key.n || power65537(s, key.n) !== m)
    throw new BlindTokenError('signing-failure', 'The private operation gave a wrong result; nothing was signed.');
  return signature;
}

/**
 * Finalize of RFC 9474, §4.4: takes the blinding off and checks.
 * @throws BlindTokenError `invalid-signature` where the signer did not sign what it was shown with this key
 */
export function finalize(
  key: PublicKey,
  prepared: Uint8Array,
  blindSignature: Uint8Array,
  inverseOctets: Uint8Array,
  variant: Variant = RECOMMENDED,
): Uint8Array {
  if (blindSignature.length !== key.size || inverseOctets.length !== key.size)
    throw new BlindTokenError('unexpected-input-size', `Signature and inverse of this key have ${key.size} octets.`);
  const s = (integerOf(blindSignature) * integerOf(inverseOctets)) % key.n;
  const signature = bytesOf(s, key.size);
  if (!verify(key, prepared, signature, variant))
    throw new BlindTokenError('invalid-signature', 'The answer is no signature of this request by this key.');
  return signature;
}

/** RSASSA-PSS-VERIFY of RFC 8017, §8.1.2. Never throws. */
export function verify(
  key: PublicKey,
  prepared: Uint8Array,
  signature: Uint8Array,
  variant: Variant = RECOMMENDED,
): boolean {
  if (signature.length !== key.size) return false;
  const s = integerOf(signature);
  if (s >= key.n) return false;
  const length = Math.ceil((key.bits - 1) / 8);
  const m = power65537(s, key.n);
  if (m >> BigInt(8 * length) !== 0n) return false;
  return isPssOf(prepared, bytesOf(m, length), key.bits - 1, VARIANTS[variant].saltLength);
}

function randomOctets(random: Random, length: number): Uint8Array {
  const octets = length === 0 ? new Uint8Array() : random(length);
  if (octets.length !== length) throw new BlindTokenError('no-chance', 'The source of chance gave too little.');
  return octets;
}

/** Uniform in 1 … n − 1: draws again what lies outside, which happens less than every second time. */
function randomBelow(key: PublicKey, random: Random): bigint {
  const mask = (1n << BigInt(key.bits)) - 1n;
  for (let draw = 0; draw < 128; draw += 1) {
    const r = integerOf(randomOctets(random, key.size)) & mask;
    if (r > 0n && r < key.n) return r;
  }
  throw new BlindTokenError('no-chance', 'The source of chance is broken.');
}
