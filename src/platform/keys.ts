import { createHmac, createSecretKey, hkdfSync, type KeyObject, timingSafeEqual } from 'node:crypto';

/** 32 secret bytes with a name. Everything else is derived from it, one subkey per use. */
export interface MasterKey {
  readonly id: string;
  readonly bytes: Uint8Array;
}

/** The city's keys, newest first. Old ones stay to read what they wrote; only the newest writes. */
export interface KeyRing {
  /** Id of the key that writes. */
  readonly currentId: string;
  /** 32 bytes for one use, derived with HKDF-SHA-256 (RFC 5869). Throws when the ring has no such key. */
  subkey(use: string, keyId?: string): Buffer;
  /**
   * Keyed hash to find an identity number or address without storing it: `<key id>.<HMAC-SHA-256, base64url>`.
   * The caller normalises the value first.
   */
  lookup(kind: string, value: string): string;
  /** The hash under every key of the ring, newest first: search with `where hash in (…)` so that a rotation loses nobody. */
  lookups(kind: string, value: string): string[];
  /** A token that carries `payload` in the open and proves that this city wrote it for `use`. */
  signToken(use: string, payload: string): string;
  /** The payload; null when the token is forged, cut or made for another use. Expiry belongs in the payload. */
  verifyToken(use: string, token: string): string | null;
}

/** @param masterKeys newest first; at least one. */
export function createKeyRing(masterKeys: readonly MasterKey[]): KeyRing {
  const [current] = masterKeys;
  if (current === undefined) throw new Error('A key ring needs at least one key.');
  const subkey = derivations(masterKeys);
  const hash = (keyId: string, kind: string, value: string) =>
    `${keyId}.${hmac(subkey(`lookup:${kind}`, keyId), value).toString('base64url')}`;
  return {
    currentId: current.id,
    subkey: (use, keyId = current.id) => subkey(use, keyId),
    lookup: (kind, value) => hash(current.id, kind, value),
    lookups: (kind, value) => masterKeys.map((key) => hash(key.id, kind, value)),
    signToken: (use, payload) => signed(subkey(`sign:${use}`, current.id), current.id, payload),
    verifyToken(use, token) {
      const keyId = token.slice(0, token.indexOf('.'));
      if (!masterKeys.some((key) => key.id === keyId)) return null;
      return payloadOf(subkey(`sign:${use}`, keyId), keyId, token);
    },
  };
}

/** Equal or not, in a time that does not tell where they differ. */
export function sameSecret(a: string, b: string): boolean {
  const key = Buffer.alloc(32);
  return timingSafeEqual(hmac(key, a), hmac(key, b));
}

function derivations(masterKeys: readonly MasterKey[]): (use: string, keyId: string) => Buffer {
  const derived = new Map<string, Buffer>();
  return (use, keyId) => {
    const name = `${keyId}:${use}`;
    const known = derived.get(name);
    if (known !== undefined) return known;
    const master = masterKeys.find((key) => key.id === keyId);
    if (master === undefined) throw new Error(`The key ring has no key "${keyId}": restore it to the key folder.`);
    const fresh = Buffer.from(hkdfSync('sha256', master.bytes, Buffer.alloc(0), `ateneu:${use}`, 32));
    derived.set(name, fresh);
    return fresh;
  };
}

function signed(key: Buffer, keyId: string, payload: string): string {
  const body = Buffer.from(payload, 'utf8').toString('base64url');
  return `${keyId}.${body}.${hmac(key, `${keyId}.${body}`).toString('base64url')}`;
}

function payloadOf(key: Buffer, keyId: string, token: string): string | null {
  const [, body, mac, ...rest] = token.split('.');
  if (body === undefined || mac === undefined || rest.length > 0) return null;
  if (!sameSecret(mac, hmac(key, `${keyId}.${body}`).toString('base64url'))) return null;
  return Buffer.from(body, 'base64url').toString('utf8');
}

/** A key made ready once: from bytes, every HMAC would make it again. */
const prepared = new WeakMap<Buffer, KeyObject>();

function hmac(key: Buffer, value: string): Buffer {
  let ready = prepared.get(key);
  if (!ready) {
    ready = createSecretKey(key);
    prepared.set(key, ready);
  }
  return createHmac('sha256', ready).update(value, 'utf8').digest();
}
