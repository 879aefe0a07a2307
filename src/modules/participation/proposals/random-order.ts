/**
 * Random order is a circle: each proposal draws its place (`random_key`, 0 to 2^31 − 1) when it is published, so an
 * index walks it and pages do not overlap. Each visitor enters the circle at a point of her own, another every day,
 * and half of them walk it backwards: no proposal is always first, and none profits from standing behind a strong one.
 */
export interface Walk {
  /** Where it begins, 0 to 2^31 − 1. */
  readonly start: number;
  readonly backwards: boolean;
}

const CIRCLE = 2 ** 31;

/** The seed stands in the addresses of the next pages, so that they continue the same walk. */
export function walkOf(seed: number): Walk {
  return { start: Math.floor(seed / 2) % CIRCLE, backwards: seed % 2 === 1 };
}

/** A seed for a visitor and a day: an FNV-1a digest, 0 to 2^32 − 1. */
export function seedOf(visitor: string, day: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${day} ${visitor}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  // FNV's low bit is weak: fold the high half in.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Its place in the circle, from four bytes of chance. */
export function randomKey(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0) % CIRCLE;
}
