import type { Group, Secret } from '../group.ts';
import { drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { knowledgeHolds, numberOf, type Proof, proveKnowledge } from './prove.ts';
import type { SignedMessage } from './seal.ts';

/** A trustee's public key with the proof that she knows its private half. */
export interface TrusteePublicKey {
  readonly pok: Proof;
  readonly public_key: string;
  /** In threshold mode: of `public_key`, by the trustee's verification key. */
  readonly signature?: Proof;
}

export interface ThresholdParameters {
  /** How many trustees are needed: t + 1. */
  readonly threshold: number;
  readonly certs: readonly SignedMessage[];
  readonly coefexps: readonly SignedMessage[];
  readonly signatures: readonly Proof[];
  readonly verification_keys: readonly TrusteePublicKey[];
}

/** One that is always needed, or several of whom `threshold` are. */
export type TrusteeKind = readonly ['Single', TrusteePublicKey] | readonly ['Pedersen', ThresholdParameters];

/** A new private key, hers to wipe, and its text to keep. */
export function newPrivateKey(group: Group, random: Random): { readonly secret: Secret; readonly text: string } {
  const secret = drawSecret(group, random);
  return { secret, text: String(numberOf(secret)) };
}

/** The public half of a trustee's key, with the proof that she knows the private one. */
export function publicKeyOf<P>(group: Group<P>, x: Secret, random: Random): TrusteePublicKey {
  const public_key = group.encode(group.multiplyBaseSecret(x));
  const pok = proveKnowledge(group, x, (commitment) => `pok|${group.name}|${public_key}|${commitment}`, random);
  return { pok, public_key };
}

/** @throws CannotMake unless the key is in the group and its owner knows its private half */
export function checkPublicKey<P>(group: Group<P>, { pok, public_key }: TrusteePublicKey): P {
  const key = typeof public_key === 'string' ? group.decode(public_key) : undefined;
  if (key === undefined) throw new CannotMake("A trustee's public key is no element of the group.");
  if (group.equal(key, group.identity)) throw new CannotMake("A trustee's public key is the identity.");
  const holds = knowledgeHolds(group, key, pok, (commitment) => `pok|${group.name}|${public_key}|${commitment}`);
  if (!holds) throw new CannotMake('A trustee does not prove that she knows her private key.');
  return key;
}

/** The election's key y: the sum of every sub-key. The Pedersen items must have been checked when they were assembled. */
export function electionKey<P>(group: Group<P>, trustees: readonly TrusteeKind[]): P {
  if (trustees.length === 0) throw new CannotMake('An election has one trustee or more.');
  return trustees
    .map((trustee) => (trustee[0] === 'Single' ? checkPublicKey(group, trustee[1]) : jointKey(group, trustee[1])))
    .reduce((sum, key) => group.add(sum, key), group.identity);
}

/** Every trustee's verification key, in the order that `owner` counts from 1. */
export function keysOfOwners(trustees: readonly TrusteeKind[]): TrusteePublicKey[] {
  return trustees.flatMap((trustee) => (trustee[0] === 'Single' ? [trustee[1]] : trustee[1].verification_keys));
}

export function coefficientsOf<P>(group: Group<P>, coefexps: SignedMessage): P[] {
  const { coefexps: texts } = JSON.parse(coefexps.message) as { coefexps: unknown };
  if (!Array.isArray(texts)) throw new CannotMake('A polynomial has no coefficients.');
  return texts.map((text) => {
    const point = typeof text === 'string' ? group.decode(text) : undefined;
    if (point === undefined) throw new CannotMake('A coefficient of a polynomial is no element of the group.');
    return point;
  });
}

function jointKey<P>(group: Group<P>, { coefexps }: ThresholdParameters): P {
  const constants = coefexps.map((one) => coefficientsOf(group, one)[0] ?? group.identity);
  return constants.reduce((sum, point) => group.add(sum, point), group.identity);
}
