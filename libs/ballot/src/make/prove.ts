import type { Group, Secret } from '../group.ts';
import { drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { challengeFrom } from './digest.ts';
import { drawNumber } from './random.ts';

/** A pair (c, z) as it stands in an archive: two decimal numbers mod q. */
export interface Proof {
  readonly challenge: string;
  readonly response: string;
}

/** Where in the hash the commitment A stands: `pok|…|A`, `sigmsg|…|A`, `sig|…|A`. */
export type Transcript = (commitment: string) => string;

/** Schnorr: the prover knows x of X = x·G. */
export function proveKnowledge<P>(group: Group<P>, x: Secret, transcript: Transcript, random: Random): Proof {
  const w = drawSecret(group, random);
  const challenge = challengeFrom(group, transcript(group.encode(group.multiplyBaseSecret(w))));
  const response = group.respond(w, challenge, x);
  w.fill(0);
  return { challenge: String(challenge), response: String(response) };
}

export function knowledgeHolds<P>(group: Group<P>, key: P, proof: Proof, transcript: Transcript): boolean {
  const c = numberBelow(group, proof?.challenge);
  const z = numberBelow(group, proof?.response);
  if (c === undefined || z === undefined) return false;
  const commitment = group.combine([
    [z, group.generator],
    [c, key],
  ]);
  return challengeFrom(group, transcript(group.encode(commitment))) === c;
}

/** Of a ciphertext of `value` made with `randomness`: the claim that it holds `claimed`. */
export interface Claim {
  readonly randomness: Secret;
  readonly value: number;
  readonly claimed: number;
}

/**
 * Proves that at least one of the claims is true without telling which: `iprove`, `bproof0` and `bproof1` of the
 * specification. The prover knows every randomness r, so a simulated branch needs only the fixed bases: with t uniform
 * and z = t − c·r, A = z·G + c·α is t·G and B is t·y + c·(value − claimed)·G. True and false branches draw the same
 * randomness and do the same multiplications.
 * @param prefix of the hash, up to the first commitment
 */
export function proveOneOf<P>(
  group: Group<P>,
  publicKey: P,
  claims: readonly Claim[],
  prefix: string,
  random: Random,
): Proof[] {
  const real = claims.findIndex(({ value, claimed }) => value === claimed);
  const branches = claims.map((claim, at) => branchOf(group, publicKey, claim, at === real, random));
  const commitments = branches.map(({ A, B }) => `${group.encode(A)},${group.encode(B)}`).join(',');
  const simulated = branches.reduce((sum, { c }, at) => (at === real ? sum : sum + c), 0n);
  const last = modulo(challengeFrom(group, prefix + commitments) - simulated, group.order);
  return branches.map(({ t, c, r }, at) => {
    const challenge = at === real ? last : c;
    const response = group.respond(t, challenge, r);
    t.fill(0);
    return { challenge: String(challenge), response: String(response) };
  });
}

function branchOf<P>(
  group: Group<P>,
  publicKey: P,
  { randomness, value, claimed }: Claim,
  isReal: boolean,
  random: Random,
) {
  const t = drawSecret(group, random);
  const c = drawNumber(group, random);
  // The real branch needs no shift; it computes one all the same, of ±1, so that it takes the time of the others.
  const offset = group.secretOf(modulo(BigInt(isReal ? 1 : value - claimed), group.order));
  const k = group.multiplySecrets(group.secretOf(c), offset);
  const plain = group.multiplySecret(t, publicKey);
  const shifted = group.add(plain, group.multiplyBaseSecret(k));
  for (const secret of [offset, k]) secret.fill(0);
  return { t, c, r: randomness, A: group.multiplyBaseSecret(t), B: isReal ? plain : shifted };
}

export function modulo(number: bigint, order: bigint): bigint {
  const rest = number % order;
  return rest < 0n ? rest + order : rest;
}

/** The number a secret holds: only to seal it or to keep it in a file, for a bigint cannot be wiped. */
export function numberOf(secret: Secret): bigint {
  return secret.reduceRight((number, octet) => (number << 8n) | BigInt(octet), 0n);
}

/** @returns undefined unless the text is a decimal number in [0, q) */
export function numberBelow(group: Group, text: unknown): bigint | undefined {
  if (typeof text !== 'string' || text.length > 700 || !/^(0|[1-9][0-9]*)$/.test(text)) return undefined;
  const number = BigInt(text);
  return number < group.order ? number : undefined;
}
