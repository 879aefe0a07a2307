import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import { integerOf } from './big-integers.ts';
import { BlindTokenError } from './blind-token-error.ts';

const INTEGER = 0x02;
const BIT_STRING = 0x03;
const SEQUENCE = 0x30;
/** AlgorithmIdentifier of `rsaEncryption`, 1.2.840.113549.1.1.1 with NULL. */
const RSA_ENCRYPTION = '300d06092a864886f70d0101010500';
/** Object identifier `id-RSASSA-PSS`, 1.2.840.113549.1.1.10; RFC 9474 asks for it in certificates. */
const RSASSA_PSS = '06092a864886f70d01010a';
const EXPONENT = '0203010001';

/**
 * The modulus of a SubjectPublicKeyInfo (RFC 5280, RFC 8017 A.1) in DER, exponent 65537.
 * @throws BlindTokenError `unusable-key` for anything else; reads no further than the bytes it was given
 */
export function modulusOfSpki(der: Uint8Array): bigint {
  const info = only(der, SEQUENCE);
  const [algorithm, afterAlgorithm] = first(info, SEQUENCE);
  checkAlgorithm(info.subarray(0, info.length - afterAlgorithm.length), algorithm);
  const bits = only(afterAlgorithm, BIT_STRING);
  if (bits[0] !== 0) throw notDer();
  const [modulus, exponent] = first(only(bits.subarray(1), SEQUENCE), INTEGER);
  if (bytesToHex(exponent) !== EXPONENT) throw unusable('Its exponent is not 65537.');
  const minimal = modulus[0] === 0 ? (modulus[1] ?? 0) >= 0x80 : (modulus[0] ?? 0x80) < 0x80;
  if (!minimal) throw notDer();
  return integerOf(modulus);
}

/** @param modulus big-endian, without leading zeros */
export function spkiOfModulus(modulus: Uint8Array): Uint8Array {
  const integer = (modulus[0] ?? 0) >= 0x80 ? concatBytes(Uint8Array.of(0), modulus) : modulus;
  const key = wrapped(SEQUENCE, concatBytes(wrapped(INTEGER, integer), hexToBytes(EXPONENT)));
  const bits = wrapped(BIT_STRING, concatBytes(Uint8Array.of(0), key));
  return wrapped(SEQUENCE, concatBytes(hexToBytes(RSA_ENCRYPTION), bits));
}

function checkAlgorithm(whole: Uint8Array, content: Uint8Array): void {
  if (bytesToHex(whole) === RSA_ENCRYPTION || bytesToHex(content).startsWith(RSASSA_PSS)) return;
  throw unusable('It is no RSA key.');
}

/** The content of the element which is all there is. */
function only(bytes: Uint8Array, tag: number): Uint8Array {
  const [content, rest] = first(bytes, tag);
  if (rest.length > 0) throw notDer();
  return content;
}

/** The content of the first element, and what follows it. */
function first(bytes: Uint8Array, tag: number): [Uint8Array, Uint8Array] {
  const short = bytes[1] ?? 0x80;
  if (bytes[0] !== tag || short === 0x80 || short > 0x82) throw notDer();
  const octets = short < 0x80 ? 0 : short - 0x80;
  const length = octets === 0 ? short : Number(integerOf(bytes.subarray(2, 2 + octets)));
  const start = 2 + octets;
  const smallest = [0, 0x80, 0x100][octets] ?? 0;
  if (length < smallest || bytes.length < start + length) throw notDer();
  return [bytes.subarray(start, start + length), bytes.subarray(start + length)];
}

function wrapped(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return concatBytes(Uint8Array.of(tag, length), content);
  if (length < 0x100) return concatBytes(Uint8Array.of(tag, 0x81, length), content);
  return concatBytes(Uint8Array.of(tag, 0x82, length >> 8, length & 0xff), content);
}

function notDer(): BlindTokenError {
  return unusable('It is no SubjectPublicKeyInfo in DER.');
}

function unusable(why: string): BlindTokenError {
  return new BlindTokenError('unusable-key', `This public key cannot be used. ${why}`);
}
