/** SHA-256 of a text in UTF-8, in hexadecimal (FIPS 180-4). For lots: a few short texts. */
export function sha256(text: string): string {
  const message = padded(utf8(text));
  const hash = roots(8, 2).map((root) => root >>> 0);
  for (let block = 0; block < message.length; block += 64) compress(hash, message, block);
  return hash.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

function utf8(text: string): number[] {
  return [...encodeURIComponent(text.toWellFormed()).matchAll(/%([0-9A-F]{2})|(.)/g)].map(([, hex, plain]) =>
    hex === undefined ? (plain as string).charCodeAt(0) : Number.parseInt(hex, 16),
  );
}

function padded(bytes: readonly number[]): number[] {
  const zeros = (119 - (bytes.length % 64)) % 64;
  const bits = bytes.length * 8;
  const length = [0, 0, 0, 0, bits >>> 24, bits >>> 16, bits >>> 8, bits].map((byte) => byte & 255);
  return [...bytes, 0x80, ...new Array<number>(zeros).fill(0), ...length];
}

/** The first 32 bits behind the point of the square (2) or cube (3) roots of the first primes. */
function roots(count: number, degree: 2 | 3): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n += 1) if (primes.every((prime) => n % prime !== 0)) primes.push(n);
  return primes.map((prime) => {
    const root = degree === 2 ? Math.sqrt(prime) : Math.cbrt(prime);
    return ((root % 1) * 2 ** 32) | 0;
  });
}

const CONSTANTS = roots(64, 3);
const rotate = (word: number, by: number) => (word >>> by) | (word << (32 - by));

function compress(hash: number[], message: readonly number[], block: number): void {
  const words: number[] = [];
  for (let at = 0; at < 64; at += 1) words.push(at < 16 ? wordAt(message, block + 4 * at) : extended(words, at));
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at += 1) {
    const s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const first = (h + s1 + ((e & f) ^ (~e & g)) + (CONSTANTS[at] as number) + (words[at] as number)) | 0;
    const s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => {
    hash[at] = ((hash[at] as number) + word) | 0;
  });
}

function wordAt(message: readonly number[], at: number): number {
  const [a = 0, b = 0, c = 0, d = 0] = message.slice(at, at + 4);
  return (a << 24) | (b << 16) | (c << 8) | d;
}

function extended(words: readonly number[], at: number): number {
  const [early = 0, second = 0] = [words[at - 15], words[at - 2]];
  const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
  const s1 = rotate(second, 17) ^ rotate(second, 19) ^ (second >>> 10);
  return ((words[at - 16] as number) + s0 + (words[at - 7] as number) + s1) | 0;
}
