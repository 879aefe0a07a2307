import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

export interface Lies {
  /** Without finger, face or PIN. */
  readonly unverified?: boolean;
  readonly origin?: string;
  readonly challenge?: string;
  readonly counter?: number;
}

/** A passkey in software, as WebAuthn level 3 describes it (ES256, attestation "none"), that can also lie. */
export class Authenticator {
  readonly id = randomBytes(16);
  private readonly key: KeyObject;
  private readonly publicKey: KeyObject;
  private readonly origin: string;
  private counter = 0;

  constructor(origin: string) {
    this.origin = origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    [this.key, this.publicKey] = [privateKey, publicKey];
  }

  create(options: PublicKeyCredentialCreationOptionsJSON, lies: Lies = {}): RegistrationResponseJSON {
    const { x = '', y = '' } = this.publicKey.export({ format: 'jwk' });
    const cose = map(
      [uint(1), uint(2)],
      [uint(3), negative(-7)],
      [negative(-1), uint(1)],
      [negative(-2), bytes(Buffer.from(x, 'base64url'))],
      [negative(-3), bytes(Buffer.from(y, 'base64url'))],
    );
    const length = Buffer.from([0, this.id.length]);
    const flags = HAS_CREDENTIAL | this.flags(lies);
    const data = Buffer.concat([this.data(options.rp.id ?? '', flags, lies), Buffer.alloc(16), length, this.id, cose]);
    const attestation = map([text('fmt'), text('none')], [text('attStmt'), map()], [text('authData'), bytes(data)]);
    const clientDataJSON = this.clientData('webauthn.create', options.challenge, lies).toString('base64url');
    return {
      ...this.credential(),
      response: { clientDataJSON, attestationObject: attestation.toString('base64url'), transports: ['internal'] },
    };
  }

  sign(options: PublicKeyCredentialRequestOptionsJSON, lies: Lies = {}): AuthenticationResponseJSON {
    this.counter += 1;
    const data = this.data(options.rpId ?? '', this.flags(lies), lies);
    const client = this.clientData('webauthn.get', options.challenge, lies);
    const signed = Buffer.concat([data, createHash('sha256').update(client).digest()]);
    return {
      ...this.credential(),
      response: {
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(this.key).toString('base64url'),
      },
    };
  }

  private credential() {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  private flags({ unverified }: Lies): number {
    return unverified ? USER_PRESENT : USER_PRESENT | USER_VERIFIED;
  }

  private data(rpId: string, flags: number, lies: Lies): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(lies.counter ?? this.counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
  }

  private clientData(type: string, challenge: string, lies: Lies): Buffer {
    const origin = lies.origin ?? this.origin;
    return Buffer.from(JSON.stringify({ type, challenge: lies.challenge ?? challenge, origin, crossOrigin: false }));
  }
}

/** CBOR (RFC 8949), as much as an authenticator writes. */
const head = (major: number, n: number): Buffer =>
  n < 24
    ? Buffer.from([(major << 5) | n])
    : n < 256
      ? Buffer.from([(major << 5) | 24, n])
      : Buffer.from([(major << 5) | 25, n >> 8, n & 255]);
const uint = (n: number) => head(0, n);
const negative = (n: number) => head(1, -1 - n);
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value]);
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)]);
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]) =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()]);
