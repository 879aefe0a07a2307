import { pbkdf2 } from '@noble/hashes/pbkdf2.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Group, Secret } from '../group.ts';
import type { Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { hexHash } from './digest.ts';
import { drawText } from './random.ts';

/** One line of the authority's list. `id` is whatever she sends the credential by; it is never published. */
export interface Voter {
  readonly id: string;
  readonly weight?: number;
}

export interface PrivateCredential extends Voter {
  readonly credential: string;
}

export interface Credentials {
  /** For the archive: sorted, so that the order tells nobody who is who. */
  readonly published: readonly string[];
  /** For the authority alone, in the order of the voters. */
  readonly kept: readonly PrivateCredential[];
}

/** Makes a credential for each voter; weights are written where any voter has one other than 1. @throws CannotMake */
export function makeCredentials<P>(
  group: Group<P>,
  uuid: string,
  voters: readonly Voter[],
  random: Random,
): Credentials {
  for (const { id, weight = 1 } of voters)
    if (!Number.isSafeInteger(weight) || weight < 1)
      throw new CannotMake(`The weight of ${id} is no positive integer.`);
  const weighted = voters.some(({ weight = 1 }) => weight !== 1);
  const kept = voters.map((voter) => ({ ...voter, credential: makeCredential(random) }));
  const published = kept.map(({ credential, weight = 1 }) => {
    const key = publicCredential(group, uuid, credential);
    return weighted ? `${key},${weight}` : key;
  });
  return { published: published.sort(), kept };
}

/** XXXXX-XXXXXX-XXXXX-XXXXXX, 128 bits. */
export function makeCredential(random: Random): string {
  const text = drawText(random, 22);
  return [text.slice(0, 5), text.slice(5, 11), text.slice(11, 16), text.slice(16)].join('-');
}

export function publicCredential<P>(group: Group<P>, uuid: string, credential: string): string {
  const secret = credentialSecret(group, uuid, credential);
  try {
    return group.encode(group.multiplyBaseSecret(secret));
  } finally {
    secret.fill(0);
  }
}

/**
 * The secret exponent of a credential in one election: by two hashes as from release 3.0 on (22 characters), by PBKDF2
 * as in 2.0 (15 characters with a checksum). @throws CannotMake where it has neither form
 */
export function credentialSecret(group: Group, uuid: string, credential: string): Secret {
  if (
    /^[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}-[1-9A-HJ-NP-Za-km-z]{5}-[1-9A-HJ-NP-Za-km-z]{6}$/.test(credential)
  ) {
    const halves = [0, 1].map((at) => hexHash(`derive_credential|${uuid}|${at}|${credential}`));
    return group.secretOf(BigInt(`0x${halves.join('')}`) % group.order);
  }
  if (!/^([1-9A-HJ-NP-Za-km-z]{15}|([1-9A-HJ-NP-Za-km-z]{3}-){4}[1-9A-HJ-NP-Za-km-z]{3})$/.test(credential))
    throw new CannotMake('This is no credential: check for a typing error.');
  const key = pbkdf2(sha256, credential, uuid, { c: 1000, dkLen: 32 });
  const secret = group.secretOf(BigInt(`0x${bytesToHex(key)}`) % group.order);
  key.fill(0);
  return secret;
}
