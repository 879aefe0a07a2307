import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { fromBase64Url, toBase64Url } from './base64.ts';
import { blind, finalize, prepare, type Random, verify } from './blind-signature.ts';
import { BlindTokenError } from './blind-token-error.ts';
import type { PublicKey } from './public-key.ts';

const PREFIX_LENGTH = 32;
const LONGEST_TEXT = 800;
const FORMAT = 1;

/** One person's right to act once in one scope, without a name. */
export interface Token {
  /** 32 random octets, chosen by the person; the token's identity. */
  readonly prefix: Uint8Array;
  readonly signature: Uint8Array;
}

export interface TokenRequest {
  /** Goes to the server, with the session that proves eligibility. */
  readonly blinded: Uint8Array;
  /** Stay on the device, and go when the token is there. */
  readonly prefix: Uint8Array;
  readonly inverse: Uint8Array;
}

/** First step, on the device. @param scope what the token is for, the petition's address for instance */
export function requestToken(key: PublicKey, scope: string, random: Random): TokenRequest {
  const prepared = prepare(messageOf(scope), random);
  return { ...blind(key, prepared, random), prefix: prepared.slice(0, PREFIX_LENGTH) };
}

/** Third step, on the device; the second is `blindSign`. @throws BlindTokenError `invalid-signature` */
export function receiveToken(key: PublicKey, scope: string, request: TokenRequest, blindSignature: Uint8Array): Token {
  const prepared = preparedOf(scope, request.prefix);
  return { prefix: request.prefix, signature: finalize(key, prepared, blindSignature, request.inverse) };
}

/** Last step, by anybody: the token was signed by this key, for this scope. Whether it was used before, `tokenId` says. */
export function checkToken(key: PublicKey, scope: string, token: Token): boolean {
  return token.prefix.length === PREFIX_LENGTH && verify(key, preparedOf(scope, token.prefix), token.signature);
}

/** What may occur once in a scope: SHA-256 of what was signed, in hexadecimal. */
export function tokenId(scope: string, token: Token): string {
  return bytesToHex(sha256(preparedOf(scope, token.prefix)));
}

/** The octets that are signed, for whoever checks a token with another program. */
export function preparedOf(scope: string, prefix: Uint8Array): Uint8Array {
  return concatBytes(prefix, messageOf(scope));
}

/** base64url of: version octet 1, prefix, signature. */
export function formatToken(token: Token): string {
  return toBase64Url(concatBytes(Uint8Array.of(FORMAT), token.prefix, token.signature));
}

/** @throws BlindTokenError `not-a-token` */
export function parseToken(text: string): Token {
  const octets = text.length > LONGEST_TEXT ? undefined : fromBase64Url(text);
  if (octets === undefined) throw notToken('it is not written in base64url');
  if (octets[0] !== FORMAT) throw notToken(`its version is not ${FORMAT}`);
  const signature = octets.slice(1 + PREFIX_LENGTH);
  if (signature.length < 256 || signature.length > 512) throw notToken('its length is none a token can have');
  return { prefix: octets.slice(1, 1 + PREFIX_LENGTH), signature };
}

function messageOf(scope: string): Uint8Array {
  checkScope(scope);
  return utf8ToBytes(`ateneu-blind-token-v1\n${scope}`);
}

/** @throws BlindTokenError `unusable-scope` */
export function checkScope(scope: string): void {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones a scope must not have
  const usable = scope.isWellFormed() && /^[^\u0000-\u001f\u007f]{1,256}$/u.test(scope);
  if (!usable) throw new BlindTokenError('unusable-scope', 'A scope is 1–256 characters, none of them a control.');
}

function notToken(why: string): BlindTokenError {
  return new BlindTokenError('not-a-token', `This is no token: ${why}.`);
}
