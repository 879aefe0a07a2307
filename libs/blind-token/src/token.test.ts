import {
  constants,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  sign,
  verify as verifyNatively,
} from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blindSign, finalize } from './blind-signature.ts';
import { BlindTokenError } from './blind-token-error.ts';
import { checkKeyOnBoard, keyStatement } from './key-statement.ts';
import { fingerprintOf, readPublicKey } from './public-key.ts';
import {
  checkToken,
  formatToken,
  parseToken,
  preparedOf,
  receiveToken,
  requestToken,
  type Token,
  tokenId,
} from './token.ts';

const random = (length: number) => new Uint8Array(randomBytes(length));
const SCOPE = 'https://vallserena.example/petitions/riverside';

const issuer = issuerOf(2048);
const other = issuerOf(2048);

function issuerOf(modulusLength: number) {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength });
  const padding = constants.RSA_NO_PADDING;
  return {
    publicKey,
    privateKey,
    key: readPublicKey(new Uint8Array(publicKey.export({ type: 'spki', format: 'der' }))),
    rawRsa: (m: Uint8Array) => privateDecrypt({ key: privateKey, padding }, m),
  };
}

function newToken(scope = SCOPE, { key, rawRsa } = issuer): Token {
  const request = requestToken(key, scope, random);
  return receiveToken(key, scope, request, blindSign(key, request.blinded, rawRsa));
}

function problemOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof BlindTokenError) return error.problem;
    throw error;
  }
  return 'none';
}

const flipped = (bytes: Uint8Array, bit: number) =>
  bytes.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));

describe('a token', () => {
  const token = newToken();

  test.each([2048, 2056, 3072, 4096])('works with a key of %i bits', (bits) => {
    const { key, rawRsa } = issuerOf(bits);
    expect(checkToken(key, SCOPE, newToken(SCOPE, { ...issuer, key, rawRsa }))).toBe(true);
  });

  test('works with a key whose length is not a number of octets', () => {
    const odd = issuerOf(2049);
    expect(checkToken(odd.key, SCOPE, newToken(SCOPE, odd))).toBe(true);
  });

  test('counts for its scope and its key only', () => {
    expect(checkToken(issuer.key, SCOPE, token)).toBe(true);
    expect(checkToken(issuer.key, `${SCOPE}/`, token)).toBe(false);
    expect(checkToken(other.key, SCOPE, token)).toBe(false);
  });

  test('any flipped bit is rejected', () => {
    const prefixes = fc.integer({ min: 0, max: 255 }).map((bit) => ({ ...token, prefix: flipped(token.prefix, bit) }));
    const signatures = fc
      .integer({ min: 0, max: 2047 })
      .map((bit) => ({ ...token, signature: flipped(token.signature, bit) }));
    fc.assert(
      fc.property(fc.oneof(prefixes, signatures), (tampered) => !checkToken(issuer.key, SCOPE, tampered)),
      { numRuns: 500 },
    );
  });

  test('has one text and one identity', () => {
    expect(parseToken(formatToken(token))).toEqual(token);
    expect(tokenId(SCOPE, token)).toMatch(/^[0-9a-f]{64}$/);
    expect(tokenId(SCOPE, token)).not.toBe(tokenId(SCOPE, newToken()));
    // The signature plus the modulus means the same number: it must not pass for a second token.
    const { n } = issuer.key;
    const s = BigInt(`0x${Buffer.from(token.signature).toString('hex')}`);
    const again = Buffer.from((s + n).toString(16).padStart(514, '0').slice(-514), 'hex');
    expect(checkToken(issuer.key, SCOPE, { ...token, signature: again })).toBe(false);
    expect(checkToken(issuer.key, SCOPE, { ...token, signature: again.subarray(1) })).toBe(false);
    expect(checkToken(issuer.key, SCOPE, { ...token, prefix: token.prefix.subarray(1) })).toBe(false);
  });

  test('two requests for the same scope have nothing in common', () => {
    const [first, second] = [requestToken(issuer.key, SCOPE, random), requestToken(issuer.key, SCOPE, random)];
    expect(first.blinded).not.toEqual(second.blinded);
    expect(first.prefix).not.toEqual(second.prefix);
  });

  test('each request could have become each token: the signer learns nothing', () => {
    // For every request and every token there is a blinding factor that joins them: r = (z / m)^d.
    const requests = [1, 2, 3].map(() => requestToken(issuer.key, SCOPE, random));
    const tokens = requests.map((r) =>
      receiveToken(issuer.key, SCOPE, r, blindSign(issuer.key, r.blinded, issuer.rawRsa)),
    );
    for (const { blinded } of requests)
      for (const { prefix, signature } of tokens) {
        const signed = blindSign(issuer.key, blinded, issuer.rawRsa);
        const [z, s] = [signed, signature].map((bytes) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)) as [
          bigint,
          bigint,
        ];
        const inverse = (s * modularInverse(z, issuer.key.n)) % issuer.key.n;
        const octets = Uint8Array.from(Buffer.from(inverse.toString(16).padStart(512, '0'), 'hex'));
        expect(finalize(issuer.key, preparedOf(SCOPE, prefix), signed, octets)).toEqual(signature);
      }
  });

  test.each(['', 'a\nb', 'x'.repeat(257), '\ud800', 'null\u0000'])('the scope %j is refused', (scope) => {
    expect(problemOf(() => requestToken(issuer.key, scope, random))).toBe('unusable-scope');
  });
});

describe('what goes wrong on the way', () => {
  const request = requestToken(issuer.key, SCOPE, random);
  const answer = blindSign(issuer.key, request.blinded, issuer.rawRsa);

  test('an answer by another key, to another request, or damaged is refused', () => {
    const elsewhere = blindSign(issuer.key, requestToken(issuer.key, SCOPE, random).blinded, issuer.rawRsa);
    const wrong = [elsewhere, flipped(answer, 77), new Uint8Array(256)];
    for (const bytes of wrong)
      expect(problemOf(() => receiveToken(issuer.key, SCOPE, request, bytes))).toBe('invalid-signature');
    expect(problemOf(() => receiveToken(issuer.key, SCOPE, request, answer.subarray(1)))).toBe('unexpected-input-size');
    expect(problemOf(() => receiveToken(issuer.key, 'elsewhere', request, answer))).toBe('invalid-signature');
  });

  test('a faulty signature never leaves the server', () => {
    const faults = [
      (m: Uint8Array) => flipped(issuer.rawRsa(m), 3),
      (m: Uint8Array) => issuer.rawRsa(m).subarray(1),
      other.rawRsa,
      (m: Uint8Array) => Buffer.concat([issuer.rawRsa(m), Buffer.of(0)]),
    ];
    for (const fault of faults)
      expect(problemOf(() => blindSign(issuer.key, new Uint8Array(256).fill(7), fault))).toBe('signing-failure');
  });

  test('the server signs only what is below its modulus and as long', () => {
    const n = Uint8Array.from(Buffer.from(issuer.key.n.toString(16), 'hex'));
    expect(problemOf(() => blindSign(issuer.key, n, issuer.rawRsa))).toBe('invalid-input');
    expect(problemOf(() => blindSign(issuer.key, new Uint8Array(257), issuer.rawRsa))).toBe('unexpected-input-size');
  });

  test('a broken source of chance is noticed', () => {
    expect(problemOf(() => requestToken(issuer.key, SCOPE, (length) => new Uint8Array(length)))).toBe('no-chance');
    expect(problemOf(() => requestToken(issuer.key, SCOPE, () => new Uint8Array(3)))).toBe('no-chance');
  });
});

describe('the key of a scope', () => {
  const verifyBoard = (text: Uint8Array, signature: Uint8Array) =>
    verifyNatively(null, text, city.publicKey, signature);
  const city = generateKeyPairSync('ed25519');
  const signed = (text: string) => ({
    text,
    signature: new Uint8Array(sign(null, Buffer.from(text), city.privateKey)),
  });
  const announced = signed(keyStatement(SCOPE, issuer.key));
  const elsewhere = signed(keyStatement('elsewhere', other.key));

  test('is the one on the signed board', async () => {
    expect(await checkKeyOnBoard(issuer.key, SCOPE, [elsewhere, announced], verifyBoard)).toEqual({
      ok: true,
      fingerprint: fingerprintOf(issuer.key),
    });
  });

  test('a key of one’s own for one person is refused', async () => {
    expect(await checkKeyOnBoard(other.key, SCOPE, [announced], verifyBoard)).toMatchObject({ why: 'other-key' });
    const both = [announced, signed(keyStatement(SCOPE, other.key))];
    expect(await checkKeyOnBoard(other.key, SCOPE, both, verifyBoard)).toMatchObject({ why: 'two-keys', proof: both });
    expect(await checkKeyOnBoard(issuer.key, SCOPE, both, verifyBoard)).toMatchObject({ why: 'two-keys', proof: both });
  });

  test('a statement nobody signed, or about something else, says nothing', async () => {
    const forged = { ...announced, text: keyStatement(SCOPE, other.key) };
    expect(await checkKeyOnBoard(other.key, SCOPE, [forged], verifyBoard)).toMatchObject({ why: 'not-signed' });
    expect(await checkKeyOnBoard(other.key, SCOPE, [elsewhere], verifyBoard)).toMatchObject({ why: 'not-announced' });
    expect(await checkKeyOnBoard(other.key, SCOPE, [], verifyBoard)).toMatchObject({ why: 'not-announced' });
  });
});

test('parsing a token gives a token or says why not, whatever it is given', () => {
  const text = formatToken(newToken());
  const cut = fc.nat(text.length).map((at) => text.slice(0, at));
  const changed = fc
    .tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 3 }))
    .map(([at, by]) => text.slice(0, at) + by + text.slice(at + by.length));
  fc.assert(
    fc.property(fc.oneof(cut, changed, fc.string(), fc.base64String()), (given) => {
      try {
        return formatToken(parseToken(given)) === given;
      } catch (error) {
        return error instanceof BlindTokenError && error.problem === 'not-a-token';
      }
    }),
    { numRuns: 100_000 },
  );
});

function modularInverse(x: bigint, n: bigint): bigint {
  let [a, b, u, v] = [n, x % n, 0n, 1n];
  while (b !== 0n) [a, b, u, v] = [b, a % b, v, u - (a / b) * v];
  return ((u % n) + n) % n;
}
