/** Writes the 32 little-endian bytes of RFC 8032 that a v1 point stands for: 64 lower-case digits, big-endian. @returns false for any other text */
export function writePointText(text: string, bytes: Uint8Array, at: number): boolean {
  if (text.length !== 64) return false;
  for (let i = 0; i < 32; i++) {
    const high = digit(text.charCodeAt(2 * i));
    const low = digit(text.charCodeAt(2 * i + 1));
    if (high < 0 || low < 0) return false;
    bytes[at + 31 - i] = (high << 4) | low;
  }
  return true;
}

/** The v1 text of the 32 bytes at `at`. */
export function readPointText(bytes: Uint8Array, at: number): string {
  let text = '';
  for (let i = 31; i >= 0; i--) text += BYTE_TEXTS[bytes[at + i] ?? 0];
  return text;
}

/** Writes a number below 2^256 as 32 bytes, little-endian. */
export function writeScalar(k: bigint, bytes: Uint8Array, at: number): void {
  const words = new DataView(bytes.buffer, bytes.byteOffset + at, 32);
  for (let i = 0; i < 4; i++) words.setBigUint64(8 * i, BigInt.asUintN(64, k >> BigInt(64 * i)), true);
}

const BYTE_TEXTS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function digit(code: number): number {
  if (code >= 48 && code <= 57) return code - 48;
  return code >= 97 && code <= 102 ? code - 87 : -1;
}
