import type { Secret } from '../group.ts';

/** The order of Ed25519's prime subgroup. */
export const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

export function modulo(number: bigint, order: bigint): bigint {
  const rest = number % order;
  return rest < 0n ? rest + order : rest;
}

/** Little-endian bytes of a number below 256^length. */
export function littleEndian(number: bigint, length: number): Secret {
  const bytes = new Uint8Array(length);
  let rest = number;
  for (let at = 0; at < length; at += 1) {
    bytes[at] = Number(rest & 255n);
    rest >>= 8n;
  }
  return bytes;
}

/** A bigint cannot be wiped: only where the engine has nothing better. */
export function fromLittleEndian(bytes: Uint8Array): bigint {
  let digits = '';
  for (let at = bytes.length - 1; at >= 0; at -= 1) digits += (bytes[at] ?? 0).toString(16).padStart(2, '0');
  return BigInt(`0x${digits || '0'}`);
}

/**
 * The arithmetic of secrets in bigints: correct, but neither constant-time nor wiped. For the fallback without
 * WebAssembly and for the field groups.
 */
export function bigintSecrets(order: bigint) {
  const length = Math.ceil(order.toString(16).length / 2);
  const toSecret = (number: bigint) => littleEndian(modulo(number, order), length);
  return {
    secret: (bytes: Uint8Array) => toSecret(fromLittleEndian(bytes)),
    secretOf: toSecret,
    addSecrets: (a: Secret, b: Secret) => toSecret(fromLittleEndian(a) + fromLittleEndian(b)),
    multiplySecrets: (a: Secret, b: Secret) => toSecret(fromLittleEndian(a) * fromLittleEndian(b)),
    respond: (w: Secret, c: bigint, x: Secret) => modulo(fromLittleEndian(w) - c * fromLittleEndian(x), order),
  };
}
