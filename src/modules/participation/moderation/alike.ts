/**
 * Near-identical texts, found by MinHash: docs/algorithms/near-identical-posts.md
 * A. Z. Broder, "On the resemblance and containment of documents", 1997, doi:10.1109/SEQUEN.1997.666900
 */
export interface Marks {
  /** The smallest hash of the text's shingles under each of MARKS hash functions. */
  readonly marks: readonly number[];
  /** Texts that share one are compared. */
  readonly bands: readonly number[];
}

const MARKS = 32;
const ROWS = 4;
const SHINGLE = 3;
/** Shorter texts say the same by chance: "I agree with this". */
export const FEWEST_WORDS = 8;
/** Share of shingles in common from which two texts are one text with a retouch. */
export const ALIKE = 0.7;

/** null: too short to tell. */
export function marksOf(text: string): Marks | null {
  const words = wordsIn(text);
  if (words.length < FEWEST_WORDS) return null;
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= words.length; at++) shingles.add(hash(words.slice(at, at + SHINGLE).join(' ')));
  const marks = Array.from({ length: MARKS }, (_, seed) => smallest(shingles, seed));
  const bands = Array.from({ length: MARKS / ROWS }, (_, band) =>
    hash(`${band}:${marks.slice(band * ROWS, band * ROWS + ROWS).join(',')}`),
  );
  return { marks, bands };
}

/** Estimates the share of shingles that two texts have in common, 0 to 1; its standard error is at most 0.09. */
export function likeness(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || one.length !== other.length) return 0;
  return one.filter((mark, at) => mark === other[at]).length / one.length;
}

/** Letters and digits, without accents, capitals and the addresses of pages, which spammers vary. */
function wordsIn(text: string): string[] {
  const plain = text
    .replace(/https?:\/\/\S+|www\.\S+/giu, ' ')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function smallest(hashes: ReadonlySet<number>, seed: number): number {
  let least = 0x7fffffff;
  for (const each of hashes) least = Math.min(least, mixed(each ^ Math.imul(seed + 1, 0x9e3779b1)));
  return least;
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value | 0;
}

/** The finaliser of MurmurHash3: every bit of the answer depends on every bit. Below 2³¹, as PostgreSQL's integers are. */
function mixed(value: number): number {
  let mix = value ^ (value >>> 16);
  mix = Math.imul(mix, 0x85ebca6b);
  mix ^= mix >>> 13;
  mix = Math.imul(mix, 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) & 0x7fffffff;
}
