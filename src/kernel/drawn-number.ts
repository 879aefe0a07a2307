/** Nine digits. Those who are imported are numbered from one and never come so far. */
const FIRST = 100_000_000;
const MANY = 900_000_000;

/**
 * The number under which somebody stands in a conversation or a ballot box, from four bytes of chance. Drawn, it does not say when
 * she came or who came before her, and two boxes of the same people show no common order.
 */
export function drawnNumber(bytes: Uint8Array): number {
  const drawn = new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0);
  return FIRST + Math.floor((drawn / 2 ** 32) * MANY);
}
