import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { bitsOf, bytesOf, integerOf } from './big-integers.ts';
import { BlindTokenError } from './blind-token-error.ts';
import { modulusOfSpki, spkiOfModulus } from './spki.ts';
import { whyWeak } from './weak-modulus.ts';

/** An RSA public key fit to check tokens with; the exponent is always 65537. Made by the functions below only. */
export interface PublicKey {
  readonly n: bigint;
  /** Length of the modulus. */
  readonly bits: number;
  /** Octets of a blinded message and of a signature. */
  readonly size: number;
}

/**
 * Reads a public key as the server sent it: DER or PEM of a SubjectPublicKeyInfo (`rsaEncryption` or `id-RSASSA-PSS`),
 * or a JSON Web Key. The key is checked: 2048–4096 bits, exponent 65537, no factor anybody finds in a moment.
 * @throws BlindTokenError `unusable-key`
 */
export function readPublicKey(given: Uint8Array | string | object): PublicKey {
  if (given instanceof Uint8Array) return checkedKey(modulusOfSpki(given));
  if (typeof given !== 'string') return checkedKey(modulusOfJwk(given));
  if (given.trimStart().startsWith('{')) return checkedKey(modulusOfJwk(parsed(given)));
  return checkedKey(modulusOfSpki(derOfPem(given)));
}

/** The key's one canonical form: SubjectPublicKeyInfo with `rsaEncryption`, as `openssl pkey -pubin -outform DER`. */
export function spkiOf(key: PublicKey): Uint8Array {
  return spkiOfModulus(bytesOf(key.n, key.size));
}

export function jwkOf(key: PublicKey): { kty: 'RSA'; n: string; e: 'AQAB'; alg: 'PS384' } {
  return { kty: 'RSA', n: toBase64Url(bytesOf(key.n, key.size)), e: 'AQAB', alg: 'PS384' };
}

/** SHA-256 of {@link spkiOf}, in hexadecimal. */
export function fingerprintOf(key: PublicKey): string {
  return bytesToHex(sha256(spkiOf(key)));
}

function checkedKey(n: bigint): PublicKey {
  const why = whyWeak(n);
  if (why !== undefined) throw unusable(why);
  const bits = bitsOf(n);
  return { n, bits, size: Math.ceil(bits / 8) };
}

function modulusOfJwk(jwk: unknown): bigint {
  const { kty, n, e, d, p, q } = Object(jwk) as Record<string, unknown>;
  if (kty !== 'RSA' || typeof n !== 'string' || n.length > 1024) throw unusable('It is no RSA key in JWK form.');
  if (d !== undefined || p !== undefined || q !== undefined) throw unusable('It is a private key: nobody may see it.');
  if (e !== 'AQAB') throw unusable('Its exponent is not 65537.');
  const modulus = fromBase64Url(n);
  if (modulus === undefined || modulus[0] === 0) throw unusable('Its modulus is not written in base64url.');
  return integerOf(modulus);
}

function derOfPem(text: string): Uint8Array {
  const [, label, body] = /^\s*-----BEGIN ([A-Z ]+)-----([A-Za-z0-9+/=\s]+)-----END \1-----\s*$/.exec(text) ?? [];
  if (label === undefined || body === undefined) throw unusable('It is no key in PEM form.');
  if (label !== 'PUBLIC KEY') throw unusable(`It is a ${label}, not a PUBLIC KEY.`);
  const digits = body
    .replace(/\s/g, '')
    .replace(/={0,2}$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return fromBase64Url(digits) ?? fail('Its base64 cannot be read.');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw unusable('It is no JSON.');
  }
}

function fail(why: string): never {
  throw unusable(why);
}

function unusable(why: string): BlindTokenError {
  return new BlindTokenError('unusable-key', `This public key cannot be used. ${why}`);
}
