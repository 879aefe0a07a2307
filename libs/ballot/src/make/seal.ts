import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group, Secret } from '../group.ts';
import { drawSecret, type Random } from '../shuffle/ciphertext.ts';
import { CannotMake } from './cannot-make.ts';
import { challengeFrom, hexHash } from './digest.ts';
import { knowledgeHolds, type Proof, proveKnowledge } from './prove.ts';

/** AES-256-GCM with an initialisation vector of 32 octets; {@link webCipher} makes it of WebCrypto. */
export interface Cipher {
  seal(key: Uint8Array, iv: Uint8Array, plain: Uint8Array): Promise<Uint8Array>;
  /** Rejects where the data was not sealed with this key. */
  open(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array): Promise<Uint8Array>;
}

/** What of `crypto.subtle` is used, in browsers and in Node. */
export interface Subtle {
  importKey(
    format: 'raw',
    key: Uint8Array<ArrayBuffer>,
    name: 'AES-GCM',
    extractable: false,
    uses: ('encrypt' | 'decrypt')[],
  ): Promise<unknown>;
  encrypt(
    how: { name: 'AES-GCM'; iv: Uint8Array<ArrayBuffer> },
    key: never,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
  decrypt(
    how: { name: 'AES-GCM'; iv: Uint8Array<ArrayBuffer> },
    key: never,
    data: Uint8Array<ArrayBuffer>,
  ): Promise<ArrayBuffer>;
}

export function webCipher(subtle: Subtle): Cipher {
  const keyOf = (key: Uint8Array) => subtle.importKey('raw', own(key), 'AES-GCM', false, ['encrypt', 'decrypt']);
  return {
    async seal(key, iv, plain) {
      return new Uint8Array(
        await subtle.encrypt({ name: 'AES-GCM', iv: own(iv) }, (await keyOf(key)) as never, own(plain)),
      );
    },
    async open(key, iv, sealed) {
      return new Uint8Array(
        await subtle.decrypt({ name: 'AES-GCM', iv: own(iv) }, (await keyOf(key)) as never, own(sealed)),
      );
    },
  };
}

export interface SignedMessage {
  readonly message: string;
  readonly signature: Proof;
}

/** A trustee's four keys, from her seed. Wipe the secrets when done. */
export interface TrusteeKeys<P> {
  readonly signing: Secret;
  readonly decryption: Secret;
  readonly verificationKey: P;
  readonly encryptionKey: P;
}

export function trusteeKeys<P>(group: Group<P>, seed: string): TrusteeKeys<P> {
  const signing = group.secretOf(challengeFrom(group, `sk|${seed}`));
  const decryption = group.secretOf(challengeFrom(group, `dk|${seed}`));
  const verificationKey = group.multiplyBaseSecret(signing);
  return { signing, decryption, verificationKey, encryptionKey: group.multiplyBaseSecret(decryption) };
}

export function wipeKeys({ signing, decryption }: TrusteeKeys<unknown>): void {
  for (const secret of [signing, decryption]) secret.fill(0);
}

export function signMessage<P>(group: Group<P>, signing: Secret, message: string, random: Random): SignedMessage {
  return { message, signature: signatureOf(group, signing, message, random) };
}

export function signatureOf<P>(group: Group<P>, signing: Secret, message: string, random: Random): Proof {
  return proveKnowledge(group, signing, (commitment) => `sigmsg|${message}|${commitment}`, random);
}

export function signatureHolds<P>(group: Group<P>, key: P, message: string, signature: Proof): boolean {
  return knowledgeHolds(group, key, signature, (commitment) => `sigmsg|${message}|${commitment}`);
}

/** `send` of the specification: signs for a recipient, then encrypts to her. */
export async function send<P>(
  group: Group<P>,
  { signing, to, message }: { readonly signing: Secret; readonly to: P; readonly message: string },
  cipher: Cipher,
  random: Random,
): Promise<string> {
  const channel = JSON.stringify({ recipient: group.encode(to), message });
  const signed = JSON.stringify(signMessage(group, signing, channel, random));
  const [r, s] = [drawSecret(group, random), drawSecret(group, random)];
  const alpha = group.encode(group.multiplyBaseSecret(r));
  const shared = group.multiplyBaseSecret(s);
  const beta = group.encode(group.add(group.multiplySecret(r, to), shared));
  for (const secret of [r, s]) secret.fill(0);
  const plain = utf8ToBytes(signed);
  const data = await cipher.seal(...keyAndVector(group.encode(shared), alpha), plain);
  plain.fill(0);
  return JSON.stringify({ algorithm: 'AES-GCM', alpha, beta, data: bytesToHex(data) });
}

/** Opens what was sent: decrypts, checks who signed and to whom. @throws CannotMake */
export async function receive<P>(
  group: Group<P>,
  { keys, from, sealed }: { readonly keys: TrusteeKeys<P>; readonly from: P; readonly sealed: string },
  cipher: Cipher,
): Promise<string> {
  const { algorithm, alpha, beta, data } = JSON.parse(sealed) as Record<string, string>;
  if (algorithm !== 'AES-GCM') throw new CannotMake('A sealed message is not encrypted by AES-GCM.');
  const [a, b] = [group.decode(alpha ?? ''), group.decode(beta ?? '')];
  if (a === undefined || b === undefined) throw new CannotMake('A sealed message holds no elements of the group.');
  const shared = group.subtract(b, group.multiplySecret(keys.decryption, a));
  const plain = await opened(cipher, keyAndVector(group.encode(shared), alpha ?? ''), data ?? '');
  const { message, signature } = JSON.parse(plain) as SignedMessage;
  if (!signatureHolds(group, from, message, signature))
    throw new CannotMake('A sealed message is signed by somebody else.');
  const channel = JSON.parse(message) as { recipient: string; message: string };
  if (channel.recipient !== group.encode(keys.encryptionKey))
    throw new CannotMake('A sealed message is for somebody else.');
  return channel.message;
}

async function opened(cipher: Cipher, [key, iv]: [Uint8Array, Uint8Array], data: string): Promise<string> {
  try {
    const plain = await cipher.open(key, iv, hexToBytes(data));
    return utf8Text(plain);
  } catch {
    throw new CannotMake('A sealed message cannot be opened with this key.');
  }
}

function keyAndVector(shared: string, alpha: string): [Uint8Array, Uint8Array] {
  return [sha256(utf8ToBytes(`key|${shared}`)), sha256(utf8ToBytes(`iv|${alpha}`))];
}

/** The messages are JSON of ASCII only. */
function utf8Text(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += String.fromCharCode(octet);
  bytes.fill(0);
  return text;
}

function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes);
}

/** What a trustee commits to before anybody reveals her coefficients. */
export function commitmentTo(verificationKey: string, coefexps: string): string {
  return hexHash(`coefexps_commitment|${verificationKey}|${coefexps}`);
}
