import sodium from 'libsodium-wrappers-sumo';
import type { Group, Secret, Term } from '../group.ts';
import { readPointText, writePointText, writeScalar } from './point-text.ts';
import { ED25519_ORDER, fromLittleEndian, modulo } from './scalars.ts';

/** A point as its 32 bytes of RFC 8032, canonical and in the subgroup of prime order. Never changed once made. */
type SodiumPoint = Uint8Array;

/**
 * Ed25519 by libsodium, compiled to WebAssembly: constant-time for secrets. Its multiplication refuses the identity as
 * base and zero as number, which are answered here; neither hides anything, for a drawn secret is never zero.
 * @returns undefined where libsodium cannot be started
 */
export async function sodiumEd25519(): Promise<Group<SodiumPoint> | undefined> {
  try {
    await sodium.ready;
  } catch {
    return undefined;
  }
  return {
    name: 'Ed25519',
    engine: 'libsodium',
    order: ED25519_ORDER,
    generator: GENERATOR,
    identity: IDENTITY,
    add,
    subtract: (a, b) => sodium.crypto_core_ed25519_sub(a, b),
    sum: (points) => points.reduce(add, IDENTITY),
    equal: isSame,
    combine,
    multiplyBase: (k) => multiplyBaseSecret(scalarOf(k)),
    multiply: (k, point) => multiplySecret(scalarOf(k), point),
    allHold: (claims) => claims.every(({ commitment, terms }) => encode(combine(terms)) === commitment),
    multiplyBaseSecret,
    multiplySecret,
    secret,
    secretOf: scalarOf,
    addSecrets: (a, b) => sodium.crypto_core_ed25519_scalar_add(a, b),
    multiplySecrets: (a, b) => sodium.crypto_core_ed25519_scalar_mul(a, b),
    respond,
    encode,
    decode,
    encodeAll: (points) => points.map(encode),
    decodeAll: (texts) => texts.map(decode),
    rootsOf: () => [],
  };
}

const GENERATOR: SodiumPoint = new Uint8Array(32).fill(0x66).fill(0x58, 0, 1);
const IDENTITY: SodiumPoint = new Uint8Array(32).fill(1, 0, 1);

function add(a: SodiumPoint, b: SodiumPoint): SodiumPoint {
  return sodium.crypto_core_ed25519_add(a, b);
}

function combine(terms: readonly Term<SodiumPoint>[]): SodiumPoint {
  return terms.reduce((sum, [k, point]) => {
    const scalar = scalarOf(k);
    const product = isSame(point, GENERATOR) ? multiplyBaseSecret(scalar) : multiplySecret(scalar, point);
    return add(sum, product);
  }, IDENTITY);
}

function multiplyBaseSecret(x: Secret): SodiumPoint {
  return sodium.is_zero(x) ? IDENTITY : sodium.crypto_scalarmult_ed25519_base_noclamp(x);
}

function multiplySecret(x: Secret, point: SodiumPoint): SodiumPoint {
  if (sodium.is_zero(x) || isSame(point, IDENTITY)) return IDENTITY;
  return sodium.crypto_scalarmult_ed25519_noclamp(x, point);
}

function secret(bytes: Uint8Array): Secret {
  if (bytes.length !== 64) throw new RangeError('A secret is drawn from 64 bytes.');
  return sodium.crypto_core_ed25519_scalar_reduce(bytes);
}

function respond(w: Secret, c: bigint, x: Secret): bigint {
  const product = sodium.crypto_core_ed25519_scalar_mul(scalarOf(c), x);
  const response = sodium.crypto_core_ed25519_scalar_sub(w, product);
  product.fill(0);
  return fromLittleEndian(response);
}

function scalarOf(k: bigint): Secret {
  const bytes = new Uint8Array(32);
  writeScalar(modulo(k, ED25519_ORDER), bytes, 0);
  return bytes;
}

function isSame(a: SodiumPoint, b: SodiumPoint): boolean {
  for (let at = 0; at < 32; at += 1) if (a[at] !== b[at]) return false;
  return true;
}

function encode(point: SodiumPoint): string {
  return readPointText(point, 0);
}

/** libsodium calls the identity invalid, being of small order: it is an element of the group all the same. */
function decode(text: string): SodiumPoint | undefined {
  const bytes = new Uint8Array(32);
  if (!writePointText(text, bytes, 0)) return undefined;
  return isSame(bytes, IDENTITY) || sodium.crypto_core_ed25519_is_valid_point(bytes) ? bytes : undefined;
}
