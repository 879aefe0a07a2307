import { webcrypto } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Group } from '../group.ts';
import { ed25519Engines, random } from '../groups/engines.fixture.ts';
import { checkCertificates, makeCertificate } from './certificate.ts';
import { assembleThreshold, type Committed, makePolynomial, makeShare, openShare, type Share } from './pedersen.ts';
import { makeSeed } from './random.ts';
import { type SignedMessage, webCipher } from './seal.ts';
import { type Commitment, checkCommitted, signCommitment } from './side.ts';
import { electionKey, publicKeyOf } from './trustee.ts';

const cipher = webCipher(webcrypto.subtle);
const SIZE = 3;

let group: Group;
let seeds: string[];
let certs: SignedMessage[];
let committed: Committed[];
let commitments: Commitment[];
let shares: Share[];

const partyOf = (at: number) => ({ seed: seeds[at] ?? '', certs });
const texts = () => committed.map(({ commitment }) => commitment);
const polynomials = () => committed.map(({ polynomial }) => polynomial);

beforeAll(async () => {
  group = (await ed25519Engines()).at(-1) as Group;
  seeds = Array.from({ length: SIZE }, () => makeSeed(random));
  certs = seeds.map((seed, at) => makeCertificate(group, seed, { size: SIZE, threshold: 2, index: at + 1 }, random));
  committed = await Promise.all(seeds.map((_, at) => makePolynomial(group, partyOf(at), cipher, random)));
  commitments = committed.map(({ commitment }, at) => signCommitment(group, partyOf(at), commitment, random));
  shares = [];
  for (const at of seeds.keys()) shares.push(await shareOf(at));
});

function shareOf(at: number, changed: Partial<{ commitments: string[]; polynomials: Committed['polynomial'][] }> = {}) {
  const given = { commitments: texts(), polynomials: polynomials(), ...changed };
  return makeShare(group, partyOf(at), given, cipher, random);
}

describe('certificates', () => {
  test('must be of the place, the number and the threshold that all have', () => {
    const other = (place: object) =>
      makeCertificate(group, makeSeed(random), { size: SIZE, threshold: 2, index: 1, ...place }, random);
    expect(() => checkCertificates(group, certs.with(0, other({ index: 2 })))).toThrow(
      'Certificate 1 is for another place',
    );
    expect(() => checkCertificates(group, certs.with(0, other({ threshold: 3 })))).toThrow('another threshold');
    expect(() => checkCertificates(group, certs.with(0, other({ size: 4 })))).toThrow('another number of trustees');
    expect(() => checkCertificates(group, certs.slice(0, 2))).toThrow('another number of trustees');
    expect(() => checkCertificates(group, [])).toThrow();
  });

  test('must be signed by the key they show, and have no key in common', () => {
    const [first, second] = certs as [SignedMessage, SignedMessage];
    expect(() => checkCertificates(group, certs.with(0, { ...first, signature: second.signature }))).toThrow(
      'not signed by its owner',
    );
    const twin = makeCertificate(group, seeds[1] ?? '', { size: SIZE, threshold: 2, index: 1 }, random);
    expect(() => checkCertificates(group, certs.with(0, twin))).toThrow('a key in common');
    expect(() => checkCertificates(group, certs.with(0, { ...first, message: 'no JSON' }))).toThrow('is not JSON');
  });

  test('of impossible places are not made', () => {
    for (const place of [
      { size: 2, threshold: 3, index: 1 },
      { size: 2, threshold: 0, index: 1 },
      { size: 2, threshold: 1, index: 3 },
      { size: 0.5, threshold: 1, index: 1 },
    ])
      expect(() => makeCertificate(group, makeSeed(random), place, random)).toThrow('The threshold and the place');
  });
});

describe('commitments', () => {
  test('hold when everybody reveals what she committed to', () => {
    expect(() => checkCommitted(group, certs, commitments, polynomials())).not.toThrow();
  });

  test('of another, of another place, or with another hash are refused', () => {
    const [first, second] = commitments as [Commitment, Commitment];
    for (const one of [
      second,
      { ...first, index: 2 },
      { ...first, commitment: second.commitment },
      { ...first, signature: second.signature },
    ])
      expect(() => checkCommitted(group, certs, commitments.with(0, one), polynomials())).toThrow(
        'The commitment of trustee 1',
      );
    expect(() => checkCommitted(group, certs, commitments.slice(1), polynomials())).toThrow();
  });

  test('tell a trustee who waited to choose her polynomial', async () => {
    const late = await makePolynomial(group, partyOf(2), cipher, random);
    const revealed = polynomials().with(2, late.polynomial);
    expect(() => checkCommitted(group, certs, commitments, revealed)).toThrow('Trustee 3 reveals other coefficients');
    await expect(shareOf(0, { polynomials: revealed })).rejects.toThrow('Trustee 3 reveals other coefficients');
  });
});

describe('shares', () => {
  test('open with the seed of their owner only', async () => {
    const [first] = shares as [Share];
    const secret = await openShare(group, seeds[0] ?? '', first.private_key, cipher);
    expect(group.encode(group.multiplyBaseSecret(secret))).toBe(first.public_key.public_key);
    await expect(openShare(group, seeds[1] ?? '', first.private_key, cipher)).rejects.toThrow(
      'cannot be opened with this key',
    );
    await expect(openShare(group, seeds[0] ?? '', '{"algorithm":"AES-CCM"}', cipher)).rejects.toThrow(
      'not encrypted by AES-GCM',
    );
  });

  test('a share that does not fit its sender’s coefficients is refused, naming her', async () => {
    const swapped = polynomials().map((one, at) => (at === 1 ? { ...one, secrets: one.secrets.toReversed() } : one));
    await expect(shareOf(0, { polynomials: swapped })).rejects.toThrow();
    const otherPolynomial = await makePolynomial(group, partyOf(1), cipher, random);
    const mixed = polynomials().with(1, {
      ...(polynomials()[1] as never),
      secrets: otherPolynomial.polynomial.secrets,
    });
    await expect(shareOf(0, { polynomials: mixed })).rejects.toThrow('The share that trustee 2 sent does not fit');
  });

  test('a polynomial of another degree, or signed by another, is refused', async () => {
    const [first, second] = polynomials() as [Committed['polynomial'], Committed['polynomial']];
    for (const one of [
      { ...first, signature: second.signature },
      { ...first, coefexps: second.coefexps },
    ])
      expect(() =>
        assembleThreshold(
          group,
          certs,
          polynomials().with(0, one),
          shares.map(({ public_key }) => public_key),
        ),
      ).toThrow('trustee 1');
    const alone = makeCertificate(group, seeds[0] ?? '', { size: 1, threshold: 1, index: 1 }, random);
    const short = await makePolynomial(group, { seed: seeds[0] ?? '', certs: [alone] }, cipher, random);
    expect(() => assembleThreshold(group, certs, polynomials().with(0, short.polynomial), [])).toThrow(
      'another degree',
    );
  });

  test('a seed that is in no certificate does nothing', async () => {
    await expect(makePolynomial(group, { seed: makeSeed(random), certs }, cipher, random)).rejects.toThrow(
      'none of the certificates',
    );
  });
});

describe('what the archive holds of the ceremony', () => {
  const assembled = (keys = shares.map(({ public_key }) => public_key)) =>
    assembleThreshold(group, certs, polynomials(), keys);

  test('has every key follow from the coefficients, proven and signed', () => {
    const keys = shares.map(({ public_key }) => public_key);
    const [first, second] = keys as [(typeof keys)[0], (typeof keys)[0]];
    expect(assembled().threshold).toBe(2);
    expect(() => assembled(keys.with(0, second))).toThrow('does not follow from the coefficients');
    expect(() => assembled(keys.with(0, { ...first, signature: second.signature }))).toThrow('not signed by her');
    expect(() => assembled(keys.with(0, { pok: first.pok, public_key: first.public_key }))).toThrow(
      'not signed by her',
    );
    expect(() => assembled(keys.with(0, { ...first, pok: second.pok }))).toThrow('does not prove');
    expect(() => assembled(keys.slice(1))).toThrow('There must be 3 shares');
  });

  test('makes one key together with those who are always needed', () => {
    const single = publicKeyOf(group, group.secretOf(5n), random);
    const constants = polynomials().map(({ coefexps }) => JSON.parse(coefexps.message).coefexps[0] as string);
    const expected = group.sum([group.multiplyBase(5n), ...constants.map((text) => group.decode(text))]);
    const key = electionKey(group, [
      ['Single', single],
      ['Pedersen', assembled()],
    ]);
    expect(group.equal(key, expected)).toBe(true);
    expect(() => electionKey(group, [])).toThrow('one trustee or more');
    const zero = publicKeyOf(group, group.secretOf(0n), random);
    expect(() => electionKey(group, [['Single', zero]])).toThrow('is the identity');
  });
});
