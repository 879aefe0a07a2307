import type { Group } from '../group.ts';
import type { Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { type SignedMessage, signatureHolds, signMessage, trusteeKeys, wipeKeys } from './seal.ts';

/** Where a trustee stands in the ceremony. */
export interface Place {
  /** How many trustees there are. */
  readonly size: number;
  /** How many of them will be needed to decrypt: t + 1. */
  readonly threshold: number;
  /** From 1. */
  readonly index: number;
}

/** What everybody's certificates say, checked. */
export interface Certified<P> {
  readonly threshold: number;
  readonly trustees: readonly {
    readonly verification: string;
    readonly verificationKey: P;
    readonly encryptionKey: P;
  }[];
}

/** First step of the ceremony: the public halves of the keys that follow from a seed, signed. */
export function makeCertificate<P>(group: Group<P>, seed: string, place: Place, random: Random): SignedMessage {
  checkPlace(place);
  const { size, threshold, index } = place;
  const keys = trusteeKeys(group, seed);
  const context = { group: group.name, size, threshold, index };
  const [verification, encryption] = [group.encode(keys.verificationKey), group.encode(keys.encryptionKey)];
  const signed = signMessage(group, keys.signing, JSON.stringify({ context, verification, encryption }), random);
  wipeKeys(keys);
  return signed;
}

/** Checks all certificates of a ceremony, in order: signatures, places, keys in the group and all different. @throws CannotMake */
export function checkCertificates<P>(group: Group<P>, certs: readonly SignedMessage[]): Certified<P> {
  const read = certs.map((cert, at) => readCertificate(group, cert, at + 1));
  const threshold = read[0]?.context.threshold ?? 0;
  if (read.some(({ context }) => context.size !== certs.length || context.threshold !== threshold))
    throw new CannotMake(
      `There are ${certs.length} certificates, and they speak of another number of trustees or another threshold: are all there, and made alike?`,
    );
  checkPlace({ size: certs.length, threshold, index: 1 });
  const keys = new Set(read.flatMap(({ verification, encryption }) => [verification, encryption]));
  if (keys.size !== 2 * certs.length) throw new CannotMake('Two certificates have a key in common.');
  return { threshold, trustees: read };
}

function readCertificate<P>(group: Group<P>, { message, signature }: SignedMessage, index: number) {
  const { context, verification, encryption } = parse(message, index);
  if (context?.group !== group.name || context.index !== index)
    throw new CannotMake(`Certificate ${index} is for another place or another group.`);
  const verificationKey = keyOf(group, verification, index);
  const encryptionKey = keyOf(group, encryption, index);
  if (!signatureHolds(group, verificationKey, message, signature))
    throw new CannotMake(`Certificate ${index} is not signed by its owner.`);
  return { context, verification, encryption, verificationKey, encryptionKey };
}

function parse(message: string, index: number) {
  try {
    return JSON.parse(message) as { context: Place & { group: string }; verification: string; encryption: string };
  } catch {
    throw new CannotMake(`Certificate ${index} is not JSON.`);
  }
}

function keyOf<P>(group: Group<P>, text: string, index: number): P {
  const key = typeof text === 'string' ? group.decode(text) : undefined;
  if (key === undefined || group.equal(key, group.identity))
    throw new CannotMake(`A key of certificate ${index} is no element of the group.`);
  return key;
}

function checkPlace({ size, threshold, index }: Place): void {
  const whole = [size, threshold, index].every((number) => Number.isSafeInteger(number) && number >= 1);
  if (!whole || threshold > size || index > size || size > 1000)
    throw new CannotMake('The threshold and the place of a trustee are numbers from 1 to the number of trustees.');
}
