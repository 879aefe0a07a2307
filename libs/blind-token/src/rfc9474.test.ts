import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { bytesOf, inverse, power } from './big-integers.ts';
import { blind, blindSign, finalize, prepare, type Random, verify } from './blind-signature.ts';
import { jwkOf, type PublicKey, readPublicKey } from './public-key.ts';
import { RFC9474_INVERSE, RFC9474_KEY, RFC9474_MESSAGE, RFC9474_VECTORS } from './rfc9474-vectors.fixture.ts';
import { VARIANTS } from './variant.ts';

const [p, q, n] = [RFC9474_KEY.p, RFC9474_KEY.q, RFC9474_KEY.n].map((hex) => BigInt(`0x${hex}`)) as [
  bigint,
  bigint,
  bigint,
];
const d = inverse(65537n, (p - 1n) * (q - 1n)) as bigint;
const key: PublicKey = { n, bits: 4096, size: 512 };
const rawRsa = (m: Uint8Array) => bytesOf(power(BigInt(`0x${bytesToHex(m)}`), d, n), 512);
const blindingFactor = bytesOf(inverse(BigInt(`0x${RFC9474_INVERSE}`), n) as bigint, 512);

test('the key of the RFC is a key we take', () => {
  expect(p * q).toBe(n);
  expect(readPublicKey(jwkOf(key))).toEqual(key);
});

test.each(RFC9474_VECTORS)('$variant, RFC 9474 Appendix A', (vector) => {
  const message = hexToBytes(RFC9474_MESSAGE);
  const prepared = prepare(message, drawing(vector.prefix), vector.variant);
  expect(bytesToHex(prepared)).toBe(vector.prefix + RFC9474_MESSAGE);

  const request = blind(key, prepared, drawing(vector.salt, bytesToHex(blindingFactor)), vector.variant);
  expect(bytesToHex(request.inverse)).toBe(RFC9474_INVERSE);
  const blindSignature = blindSign(key, request.blinded, rawRsa);
  if ('blinded' in vector) {
    expect(bytesToHex(request.blinded)).toBe(vector.blinded);
    expect(bytesToHex(blindSignature)).toBe(vector.blindSignature);
  }

  const signature = finalize(key, prepared, blindSignature, request.inverse, vector.variant);
  expect(bytesToHex(signature)).toBe(vector.signature);
  for (const variant of Object.keys(VARIANTS) as (keyof typeof VARIANTS)[])
    expect(verify(key, prepared, signature, variant)).toBe(
      VARIANTS[variant].saltLength === VARIANTS[vector.variant].saltLength,
    );
});

/** A source that gives what the vector says, in the order in which it is asked; nothing is asked for what is empty. */
function drawing(...hexes: string[]): Random {
  const given = hexes.filter((hex) => hex !== '').map(hexToBytes);
  return (length) => {
    const next = given.shift();
    expect(next).toHaveLength(length);
    return next as Uint8Array;
  };
}
