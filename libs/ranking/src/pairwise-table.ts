import type { Candidate, Standing } from './profile.ts';

/** How many ballots prefer one candidate to another; the unranked are equal and last. */
export interface PairwiseTable {
  readonly candidates: readonly Candidate[];
  /** Ballots that rank a above b. */
  prefer(a: Candidate, b: Candidate): number;
}

export function pairwiseTable({ names, candidates, ballots }: Standing): PairwiseTable {
  const size = names.length;
  const over = new Float64Array(size * size);
  // Instead of adding to every pair of each ballot: a ranked one is above all, minus those ranked above or with her.
  const ranked = new Float64Array(size);
  for (const { count, ranks } of ballots) {
    const above: Candidate[] = [];
    for (const rank of ranks) {
      const level = typeof rank === 'number' ? [rank] : rank;
      for (const one of level) {
        ranked[one] = (ranked[one] as number) + count;
        for (const other of above) subtract(over, one * size + other, count);
        for (const other of level) if (other !== one) subtract(over, one * size + other, count);
      }
      above.push(...level);
    }
  }
  return { candidates, prefer: (a, b) => (a === b ? 0 : (ranked[a] as number) + (over[a * size + b] as number)) };
}

function subtract(from: Float64Array, at: number, count: number): void {
  from[at] = (from[at] as number) - count;
}
