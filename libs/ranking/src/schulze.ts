import type { Outcome } from './count-result.ts';
import type { PairwiseTable } from './pairwise-table.ts';
import type { Candidate } from './profile.ts';
import { ranked } from './ranked-outcome.ts';
import type { Lot } from './tie-order.ts';

/**
 * Schulze's method, strength of a victory = winning votes, as Debian's constitution has it: a beats b if the strongest path
 * from a to b is stronger than the one back, a path being as strong as its weakest duel.
 * Source: M. Schulze, Social Choice and Welfare 36 (2011).
 */
export function countSchulze(
  table: PairwiseTable,
  names: readonly string[],
  given: { seats: number; lot: Lot },
): Outcome {
  const paths = strongestPaths(table);
  const { candidates } = table;
  const places = new Map(candidates.map((one, at) => [one, at]));
  const strength = (a: Candidate, b: Candidate) => paths[places.get(a) as number]?.[places.get(b) as number] ?? 0;
  const levels: Candidate[][] = [];
  for (let left = [...candidates]; left.length > 0; ) {
    const best = left.filter((one) => left.every((other) => strength(one, other) >= strength(other, one)));
    levels.push(best);
    left = left.filter((one) => !best.includes(one));
  }
  return ranked({ levels, names, ...given }, (level, next) => reason(level, next, { names, strength }));
}

function reason(
  level: readonly Candidate[],
  next: readonly Candidate[] | undefined,
  { names, strength }: { names: readonly string[]; strength: (a: Candidate, b: Candidate) => number },
): string {
  const who = level.map((one) => names[one]).join(' and ');
  if (next === undefined) return `${who}: last.`;
  const [a, b] = [level[0] as Candidate, next[0] as Candidate];
  return `${who}: the strongest path from ${names[a]} to ${names[b]} has ${strength(a, b)} votes, the one back ${strength(b, a)}.`;
}

/** Floyd and Warshall's, for widest paths. */
function strongestPaths({ candidates, prefer }: PairwiseTable): readonly Float64Array[] {
  const paths = candidates.map((a) =>
    Float64Array.from(candidates, (b) => (prefer(a, b) > prefer(b, a) ? prefer(a, b) : 0)),
  );
  for (const [via, onward] of paths.entries()) {
    for (const row of paths) {
      const first = row[via] as number;
      for (let to = 0; to < row.length; to += 1) {
        const through = Math.min(first, onward[to] as number);
        if (through > (row[to] as number)) row[to] = through;
      }
    }
  }
  return paths;
}
