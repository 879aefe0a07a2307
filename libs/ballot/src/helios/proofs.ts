import { sha1 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { Fields, type Json } from '../archive/canonical-json.ts';
import { elementOf, exponentOf, HELIOS_GROUP, power, quotient } from './group.ts';

export interface Ciphertext {
  readonly alpha: bigint;
  readonly beta: bigint;
}

/** The ciphertext of the sum. */
export function times(a: Ciphertext, b: Ciphertext): Ciphertext {
  const { p } = HELIOS_GROUP;
  return { alpha: (a.alpha * b.alpha) % p, beta: (a.beta * b.beta) % p };
}

/** @throws NotCanonical, NotInGroup */
export function readCiphertext(value: Json, path: string): Ciphertext {
  const fields = new Fields(value, path);
  const alpha = elementOf(fields.text('alpha'), `${path}.alpha`);
  const beta = elementOf(fields.text('beta'), `${path}.beta`);
  fields.end();
  return { alpha, beta };
}

/** A proof that two pairs have the same logarithm: g^x = X and base^x = Y. */
interface EqualityProof {
  readonly A: string;
  readonly B: string;
  readonly challenge: bigint;
  readonly response: bigint;
}

function readProof(value: Json, path: string): EqualityProof {
  const fields = new Fields(value, path);
  const challenge = exponentOf(fields.text('challenge'), `${path}.challenge`);
  const commitment = fields.fields('commitment');
  const [A, B] = [commitment.text('A'), commitment.text('B')];
  commitment.end();
  const response = exponentOf(fields.text('response'), `${path}.response`);
  fields.end();
  return { A, B, challenge, response };
}

/** g^response = A·X^challenge and base^response = B·Y^challenge, A and B being published. */
function answers(proof: EqualityProof, X: bigint, base: bigint, Y: bigint): boolean {
  const { A, B, challenge, response } = proof;
  const { g, p } = HELIOS_GROUP;
  return (
    power(g, response) === (elementOf(A, 'A commitment') * power(X, challenge)) % p &&
    power(base, response) === (elementOf(B, 'A commitment') * power(Y, challenge)) % p
  );
}

/** The ciphertext holds one of the numbers from `min` on, as many as there are proofs. @throws NotCanonical, NotInGroup */
export function holdsOneOf(y: bigint, of: Ciphertext, min: number, proofs: readonly Json[], path: string): boolean {
  const { g, q } = HELIOS_GROUP;
  const read = proofs.map((proof, at) => readProof(proof, `${path}[${at}]`));
  const sum = read.reduce((total, { challenge }) => total + challenge, 0n) % q;
  if (sum !== hashOf(read) % q) return false;
  return read.every((proof, at) => answers(proof, of.alpha, y, quotient(of.beta, power(g, BigInt(min + at)))));
}

/** The factor is alpha^x, x being the private half of y. @throws NotCanonical, NotInGroup */
export function isFactor(y: bigint, alpha: bigint, factor: bigint, proof: Json, path: string): boolean {
  const read = readProof(proof, path);
  return read.challenge === hashOf([read]) % HELIOS_GROUP.q && answers(read, y, alpha, factor);
}

/** Schnorr's proof that a trustee knows the private half of y. @throws NotCanonical, NotInGroup */
export function knowsKey(y: bigint, value: Json, path: string): boolean {
  const fields = new Fields(value, path);
  const challenge = exponentOf(fields.text('challenge'), `${path}.challenge`);
  const commitment = fields.text('commitment');
  const response = exponentOf(fields.text('response'), `${path}.response`);
  fields.end();
  const { g, p, q } = HELIOS_GROUP;
  const holds = power(g, response) === (elementOf(commitment, `${path}.commitment`) * power(y, challenge)) % p;
  return holds && challenge === sha1Of(commitment) % q;
}

function hashOf(proofs: readonly EqualityProof[]): bigint {
  return sha1Of(proofs.map(({ A, B }) => `${A},${B}`).join(','));
}

/** Helios hashes its challenges with SHA-1, of which collisions are known; a proof would need a second preimage. */
function sha1Of(text: string): bigint {
  return BigInt(`0x${bytesToHex(sha1(utf8ToBytes(text)))}`);
}
