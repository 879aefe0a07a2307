import type { Group, Secret } from '../group.ts';
import { drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { type Certified, checkCertificates } from './certificate.ts';
import { numberBelow, numberOf, type Proof } from './prove.ts';
import {
  type Cipher,
  commitmentTo,
  receive,
  type SignedMessage,
  send,
  signatureHolds,
  signatureOf,
  signMessage,
  trusteeKeys,
  wipeKeys,
} from './seal.ts';
import {
  checkPublicKey,
  coefficientsOf,
  publicKeyOf,
  type ThresholdParameters,
  type TrusteePublicKey,
} from './trustee.ts';

/** A trustee's second message: her polynomial, hidden from everybody but herself, and each trustee's share, sealed to her. */
export interface Polynomial {
  readonly polynomial: string;
  readonly secrets: readonly string[];
  readonly coefexps: SignedMessage;
  readonly signature: Proof;
}

/** A trustee's last message: her share of the key, sealed to herself, and its public half. */
export interface Share {
  readonly private_key: string;
  readonly public_key: TrusteePublicKey;
}

/** Who is at work: her seed, and everybody's certificates in order. */
export interface Party {
  readonly seed: string;
  readonly certs: readonly SignedMessage[];
}

export interface Committed {
  readonly polynomial: Polynomial;
  /** SHA-256 of her coefficients: published before anybody's polynomial is. */
  readonly commitment: string;
}

/** Second step. The polynomial must not leave her hands before every commitment is there. */
export async function makePolynomial<P>(
  group: Group<P>,
  party: Party,
  cipher: Cipher,
  random: Random,
): Promise<Committed> {
  const certified = checkCertificates(group, party.certs);
  const keys = trusteeKeys(group, party.seed);
  const own = certified.trustees[indexOf(group, party, certified) - 1];
  const coefficients = Array.from({ length: certified.threshold }, () => drawSecret(group, random));
  const exponents = coefficients.map((coefficient) => group.encode(group.multiplyBaseSecret(coefficient)));
  const raw = JSON.stringify({ coefexps: exponents });
  const coefexps = signMessage(group, keys.signing, raw, random);
  const signature = signatureOf(group, keys.signing, agreement(party.certs, exponents), random);
  const seal = (to: P, message: string) => send(group, { signing: keys.signing, to, message }, cipher, random);
  const written = JSON.stringify({ polynomial: coefficients.map((one) => String(numberOf(one))) });
  const polynomial = await seal(own?.encryptionKey ?? group.identity, written);
  const secrets: string[] = [];
  for (const [at, { encryptionKey }] of certified.trustees.entries()) {
    const value = evaluate(group, coefficients, BigInt(at + 1));
    secrets.push(await seal(encryptionKey, JSON.stringify({ secret: String(numberOf(value)) })));
    value.fill(0);
  }
  for (const secret of coefficients) secret.fill(0);
  wipeKeys(keys);
  return {
    polynomial: { polynomial, secrets, coefexps, signature },
    commitment: commitmentTo(own?.verification ?? '', raw),
  };
}

/** Checks that everybody's coefficients are those she committed to. @throws CannotMake naming the trustee */
export function checkCommitments<P>(
  group: Group<P>,
  certs: readonly SignedMessage[],
  commitments: readonly string[],
  polynomials: readonly Pick<Polynomial, 'coefexps'>[],
): void {
  const { trustees } = checkCertificates(group, certs);
  if (commitments.length !== trustees.length || polynomials.length !== trustees.length)
    throw new CannotMake(`Every one of the ${trustees.length} trustees must commit and reveal.`);
  for (const [at, { verification }] of trustees.entries())
    if (commitmentTo(verification, polynomials[at]?.coefexps.message ?? '') !== commitments[at])
      throw new CannotMake(`Trustee ${at + 1} reveals other coefficients than she committed to.`);
}

/** Last step: she opens her shares, checks each against its sender's coefficients, and adds them up. @throws CannotMake */
export async function makeShare<P>(
  group: Group<P>,
  party: Party,
  {
    commitments,
    polynomials,
  }: { readonly commitments: readonly string[]; readonly polynomials: readonly Polynomial[] },
  cipher: Cipher,
  random: Random,
): Promise<Share> {
  const certified = checkCertificates(group, party.certs);
  checkCommitments(group, party.certs, commitments, polynomials);
  const rows = checkPolynomials(group, party.certs, polynomials);
  const me = indexOf(group, party, certified);
  const keys = trusteeKeys(group, party.seed);
  let sum = group.secretOf(0n);
  for (const [at, { verificationKey }] of certified.trustees.entries()) {
    const sealed = polynomials[at]?.secrets[me - 1] ?? '{}';
    const { secret } = JSON.parse(await receive(group, { keys, from: verificationKey, sealed }, cipher)) as {
      secret: unknown;
    };
    const value = numberBelow(group, secret);
    const part = value === undefined ? undefined : group.secretOf(value);
    if (part === undefined || !group.equal(group.multiplyBaseSecret(part), valueAt(group, rows[at] ?? [], BigInt(me))))
      throw new CannotMake(`The share that trustee ${at + 1} sent does not fit her coefficients.`);
    sum = group.addSecrets(sum, part);
    part.fill(0);
  }
  const bare = publicKeyOf(group, sum, random);
  const signature = signatureOf(group, keys.signing, bare.public_key, random);
  const message = JSON.stringify(String(numberOf(sum)));
  const private_key = await send(group, { signing: keys.signing, to: keys.encryptionKey, message }, cipher, random);
  sum.fill(0);
  wipeKeys(keys);
  return { private_key, public_key: { ...bare, signature } };
}

/** A trustee's share of the key, out of what she sealed to herself. Hers to wipe. @throws CannotMake where the seed is another's */
export async function openShare<P>(group: Group<P>, seed: string, sealed: string, cipher: Cipher): Promise<Secret> {
  const keys = trusteeKeys(group, seed);
  try {
    const text = await receive(group, { keys, from: keys.verificationKey, sealed }, cipher);
    const number = numberBelow(group, JSON.parse(text));
    if (number === undefined) throw new CannotMake('The share holds no private key.');
    return group.secretOf(number);
  } finally {
    wipeKeys(keys);
  }
}

/** What the archive holds of the ceremony, every step checked once more. @throws CannotMake naming the trustee */
export function assembleThreshold<P>(
  group: Group<P>,
  certs: readonly SignedMessage[],
  polynomials: readonly Pick<Polynomial, 'coefexps' | 'signature'>[],
  verification_keys: readonly TrusteePublicKey[],
): ThresholdParameters {
  const { threshold, trustees } = checkCertificates(group, certs);
  const rows = checkPolynomials(group, certs, polynomials);
  if (verification_keys.length !== trustees.length) throw new CannotMake(`There must be ${trustees.length} shares.`);
  for (const [at, key] of verification_keys.entries()) {
    const expected = rows.reduce((sum, row) => group.add(sum, valueAt(group, row, BigInt(at + 1))), group.identity);
    if (!group.equal(checkPublicKey(group, key), expected))
      throw new CannotMake(`The public key of trustee ${at + 1} does not follow from the coefficients.`);
    const signer = trustees[at]?.verificationKey ?? group.identity;
    if (key.signature === undefined || !signatureHolds(group, signer, key.public_key, key.signature))
      throw new CannotMake(`The public key of trustee ${at + 1} is not signed by her.`);
  }
  const [coefexps, signatures] = [polynomials.map((one) => one.coefexps), polynomials.map((one) => one.signature)];
  return { threshold, certs, coefexps, signatures, verification_keys };
}

/** @returns everybody's coefficients, signed and of the right number */
function checkPolynomials<P>(
  group: Group<P>,
  certs: readonly SignedMessage[],
  polynomials: readonly Pick<Polynomial, 'coefexps' | 'signature'>[],
): P[][] {
  const { threshold, trustees } = checkCertificates(group, certs);
  if (polynomials.length !== trustees.length) throw new CannotMake(`There must be ${trustees.length} polynomials.`);
  return polynomials.map(({ coefexps, signature }, at) => {
    const row = coefficientsOf(group, coefexps);
    const key = trustees[at]?.verificationKey ?? group.identity;
    const agreed = agreement(
      certs,
      row.map((point) => group.encode(point)),
    );
    if (row.length !== threshold) throw new CannotMake(`The polynomial of trustee ${at + 1} has another degree.`);
    if (
      !signatureHolds(group, key, coefexps.message, coefexps.signature) ||
      !signatureHolds(group, key, agreed, signature)
    )
      throw new CannotMake(`The polynomial of trustee ${at + 1} is not signed by her.`);
    return row;
  });
}

function agreement(certs: readonly SignedMessage[], coefexps: readonly string[]): string {
  return `certs_sig|${JSON.stringify({ certs, coefexps })}`;
}

/** Her place among the trustees, from 1. */
export function indexOf<P>(group: Group<P>, { seed }: Party, { trustees }: Certified<P>): number {
  const keys = trusteeKeys(group, seed);
  wipeKeys(keys);
  const [verification, encryption] = [keys.verificationKey, keys.encryptionKey];
  const at = trustees.findIndex(
    (one) => group.equal(one.verificationKey, verification) && group.equal(one.encryptionKey, encryption),
  );
  if (at === -1)
    throw new CannotMake(
      'This seed belongs to none of the certificates: are they of this election, and of this ceremony?',
    );
  return at + 1;
}

function evaluate<P>(group: Group<P>, coefficients: readonly Uint8Array[], x: bigint): Uint8Array {
  const at = group.secretOf(x);
  return coefficients.reduceRight((sum, coefficient) => {
    const product = group.multiplySecrets(sum, at);
    sum.fill(0);
    return group.addSecrets(product, coefficient);
  }, group.secretOf(0n));
}

/** ∏ A_k^(x^k). */
function valueAt<P>(group: Group<P>, row: readonly P[], x: bigint): P {
  return group.combine(row.map((point, k) => [x ** BigInt(k) % group.order, point]));
}
