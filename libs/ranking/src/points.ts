import type { Outcome } from './count-result.ts';
import { decimal } from './decimal.ts';
import type { PairwiseTable } from './pairwise-table.ts';
import type { Candidate, Standing } from './profile.ts';
import { ranked } from './ranked-outcome.ts';
import type { Lot } from './tie-order.ts';

/**
 * Borda: of each ballot a candidate gets a point for each other she is ranked above and half a point for each she is
 * level with; the unranked are level and last. So every ballot gives the same number of points.
 * Source: J.-C. de Borda 1781; D. Black 1958 for equals.
 */
export function countBorda(votes: Standing, table: PairwiseTable, given: { seats: number; lot: Lot }): Outcome {
  const { candidates, total } = votes;
  const halves = new Map(
    candidates.map((one) => {
      const others = candidates.filter((other) => other !== one);
      const sum = others.reduce(
        (all, other) => all + BigInt(table.prefer(one, other)) - BigInt(table.prefer(other, one)),
        0n,
      );
      return [one, sum + BigInt(total) * BigInt(others.length)];
    }),
  );
  // Twice the points is for + (for + level) = for − against + all: whole.
  return byPoints(votes, halves, { ...given, shown: (twice) => decimal(twice * 5n, 1) });
}

/**
 * Score read from ranks: of n candidates the first gets n points, the second n − 1 …, equals the same, and the
 * unranked nothing. Ballot files carry orders, not grades: this is for comparison only.
 */
export function countScore(votes: Standing, given: { seats: number; lot: Lot }): Outcome {
  const points = new Map(votes.candidates.map((one): [Candidate, bigint] => [one, 0n]));
  for (const { count, ranks } of votes.ballots) {
    let above = 0;
    for (const rank of ranks) {
      const level = typeof rank === 'number' ? [rank] : rank;
      const each = BigInt(count) * BigInt(votes.candidates.length - above);
      for (const one of level) points.set(one, (points.get(one) as bigint) + each);
      above += level.length;
    }
  }
  return byPoints(votes, points, { ...given, shown: String });
}

function byPoints(
  { names }: Standing,
  points: ReadonlyMap<Candidate, bigint>,
  given: { seats: number; lot: Lot; shown: (points: bigint) => string },
): Outcome {
  const levels = new Map<bigint, Candidate[]>();
  for (const [one, sum] of points) levels.set(sum, [...(levels.get(sum) ?? []), one]);
  const downward = [...levels].sort(([a], [b]) => (a < b ? 1 : -1));
  const outcome = ranked({ levels: downward.map(([, level]) => level), names, ...given }, (level) => {
    const who = level.map((one) => names[one]).join(' and ');
    return `${who}: ${given.shown(points.get(level[0] as Candidate) as bigint)} points.`;
  });
  const rounds = outcome.rounds.map((round, at) => {
    const [sum, level] = downward[at] as [bigint, Candidate[]];
    return { ...round, votes: level.map((one) => ({ candidate: names[one] as string, votes: given.shown(sum) })) };
  });
  return { ...outcome, rounds };
}
