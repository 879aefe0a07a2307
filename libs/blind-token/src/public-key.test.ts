import { generateKeyPairSync, generatePrimeSync } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { BlindTokenError } from './blind-token-error.ts';
import { fingerprintOf, jwkOf, readPublicKey, spkiOf } from './public-key.ts';

const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const der = new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }));
const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string;
const key = readPublicKey(der);

const jwkOfModulus = (n: bigint) => ({
  kty: 'RSA',
  e: 'AQAB',
  n: Buffer.from(n.toString(16).padStart(2 * Math.ceil(n.toString(16).length / 2), '0'), 'hex').toString('base64url'),
});
const prime = (bits: number) => generatePrimeSync(bits, { bigint: true });

function refusal(given: Uint8Array | string | object): string {
  try {
    readPublicKey(given);
  } catch (error) {
    if (error instanceof BlindTokenError && error.problem === 'unusable-key') return error.message;
    throw error;
  }
  return 'none';
}

test('a key is the same in every form', () => {
  const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048, hashAlgorithm: 'sha384', saltLength: 48 });
  const pssKey = readPublicKey(new Uint8Array(pss.publicKey.export({ type: 'spki', format: 'der' })));
  expect(pssKey.bits).toBe(2048);
  for (const form of [pem, jwkOf(key), JSON.stringify(publicKey.export({ format: 'jwk' })), spkiOf(key)])
    expect(readPublicKey(form)).toEqual(key);
  expect(Buffer.from(spkiOf(key))).toEqual(Buffer.from(der));
  expect(fingerprintOf(key)).toMatch(/^[0-9a-f]{64}$/);
  expect(fingerprintOf(pssKey)).not.toBe(fingerprintOf(key));
});

test.each([
  [
    'a small key',
    () => generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }),
    '1024 bits',
  ],
  ['a huge key', () => jwkOfModulus((1n << 4096n) + 1n), '4097 bits'],
  [
    'another exponent',
    () => generateKeyPairSync('rsa', { modulusLength: 2048, publicExponent: 3 }).publicKey.export({ format: 'jwk' }),
    'exponent',
  ],
  ['an even modulus', () => jwkOfModulus(key.n + 1n), 'small factor'],
  ['a factor of 17', () => jwkOfModulus(17n * prime(2044)), 'small factor'],
  ['a square', () => jwkOfModulus(prime(1024) ** 2n), 'close together'],
  [
    'neighbouring primes',
    () => {
      const p = prime(1024);
      return jwkOfModulus(p * nextPrime(p));
    },
    'close together',
  ],
  ['a prime', () => jwkOfModulus(prime(2048)), 'itself prime'],
  ['a private key as JWK', () => privateKey.export({ format: 'jwk' }), 'private'],
  ['a private key as PEM', () => privateKey.export({ type: 'pkcs8', format: 'pem' }), 'PRIVATE KEY'],
  [
    'an elliptic key',
    () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ type: 'spki', format: 'pem' }),
    'no RSA key',
  ],
  ['an elliptic key as JWK', () => generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' }), 'no RSA key'],
  ['padded base64url', () => ({ ...jwkOf(key), n: `${jwkOf(key).n}=` }), 'base64url'],
  [
    'a leading zero',
    () => jwkOfModulusOctets(Buffer.concat([Buffer.of(0), Buffer.from(key.n.toString(16), 'hex')])),
    'base64url',
  ],
  ['nothing', () => ({}), 'no RSA key'],
  ['an empty file', () => new Uint8Array(), 'DER'],
])('%s is refused', (_, make, why) => {
  expect(refusal(make() as object)).toContain(why);
});

const jwkOfModulusOctets = (octets: Buffer) => ({ kty: 'RSA', e: 'AQAB', n: octets.toString('base64url') });

function nextPrime(p: bigint): bigint {
  // The next number without a small factor stands for the next prime: the check does not ask for primality.
  let n = p + 2n;
  while ([3n, 5n, 7n, 11n, 13n, 17n, 19n].some((small) => n % small === 0n) || hasSmallFactor(n)) n += 2n;
  return n;
}

function hasSmallFactor(n: bigint): boolean {
  for (let small = 3n; small < 2000n; small += 2n) if (n % small === 0n) return true;
  return false;
}

test('reading a key gives a key or says why not, whatever it is given', { timeout: 300_000 }, () => {
  const bytes = fc
    .tuple(fc.nat(60), fc.uint8Array({ minLength: 1, maxLength: 4 }), fc.nat(der.length))
    .map(([at, by, end]) => {
      const changed = der.slice(0, at === 60 ? end : der.length);
      changed.set(by.subarray(0, Math.max(0, changed.length - at)), Math.min(at, changed.length));
      return changed;
    });
  const texts = fc
    .tuple(fc.nat(pem.length), fc.string({ maxLength: 3 }))
    .map(([at, by]) => pem.slice(0, at) + by + pem.slice(at + 1));
  const given = fc.oneof(
    { weight: 20, arbitrary: bytes },
    { weight: 60, arbitrary: fc.uint8Array({ maxLength: 40 }) },
    { weight: 20, arbitrary: fc.string() },
    { weight: 20, arbitrary: fc.json() },
    { weight: 1, arbitrary: texts },
  );
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(given, (form) => {
      const outcome = refusal(form);
      seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
    }),
    { numRuns: 100_000 },
  );
  expect([...seen.keys()].length).toBeGreaterThan(4);
});
