import type { Candidate } from './profile.ts';

/** A tie that was broken, and how. */
export interface BrokenTie {
  /** The round it arose in, from 1; 0 where a rule has no rounds. */
  readonly round: number;
  readonly purpose: 'exclude' | 'transfer' | 'rank';
  readonly tied: readonly string[];
  readonly chosen: string;
  /** `earlier-round`: they differed before; the others: which order decided. */
  readonly by: 'earlier-round' | Lot['drawn'];
}

/** The order that decides what nothing else decides: the first of the tied in it is chosen (excluded, transferred, ranked). */
export interface Lot {
  readonly order: readonly Candidate[];
  /** Drawn with a seed, given by the file (`[tie …]`), or simply that of the ballot paper. */
  readonly drawn: 'lot' | 'order-of-the-file' | 'order-of-the-ballot-paper';
}

/**
 * With a seed the order is drawn, the same for the same seed and number of candidates; without it is the file's.
 * @param seed any text, by habit hexadecimal digits; publish it, and fix it before the ballots are known
 */
export function tieLot(size: number, fromFile: readonly Candidate[] | null, seed: string | undefined): Lot {
  const paper = Array.from({ length: size }, (_, candidate) => candidate);
  if (seed !== undefined) return { order: shuffled(paper, seededChance(seed)), drawn: 'lot' };
  if (fromFile !== null) return { order: fromFile, drawn: 'order-of-the-file' };
  return { order: paper, drawn: 'order-of-the-ballot-paper' };
}

export function firstInLot(tied: readonly Candidate[], { order }: Lot): Candidate {
  const among = new Set(tied);
  return order.find((candidate) => among.has(candidate)) as Candidate;
}

function shuffled(items: readonly Candidate[], chance: () => number): readonly Candidate[] {
  const left = [...items];
  for (let last = left.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1));
    [left[last], left[other]] = [left[other] as Candidate, left[last] as Candidate];
  }
  return left;
}

/**
 * Numbers in [0, 1) from a text: FNV-1a spreads it over the state of sfc32 (Doty-Humphrey, PractRand). For lots and for
 * choosing pairs, where the seed is public; it keeps no secrets.
 */
export function seededChance(seed: string): () => number {
  let [a, b, c] = [1, 2, 3].map((salt) => hashed(seed, salt)) as [number, number, number];
  let counter = 1;
  const draw = () => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  for (let warm = 0; warm < 12; warm += 1) draw();
  return draw;
}

function hashed(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(salt, 0x9e3779b1);
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
