import fc from 'fast-check';
import { type BallotKind, type Election, electionOf } from './election.ts';
import type { Completion } from './equal-shares.ts';
import type { Tie } from './ties.ts';

export const COMPLETIONS: readonly Completion[] = [
  'none',
  'add1',
  'add1-exhaustive',
  'utilitarian',
  'add1-utilitarian',
];
export const TIES: readonly (readonly Tie[])[] = [
  ['cost', 'votes', 'id'],
  ['id'],
  ['votes', 'cost', 'id'],
  ['votes', 'id'],
];

/** Small elections full of ties: few projects, equal costs, free ones, some dearer than the budget, empty ballots. */
export function elections(
  kinds: readonly BallotKind[] = ['approval', 'cumulative', 'ordinal'],
): fc.Arbitrary<Election> {
  const costs = fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
    { weight: 2, arbitrary: fc.constantFrom(0, 4, 6) },
  );
  return fc
    .record({
      kind: fc.constantFrom(...kinds),
      costs: fc.array(costs, { maxLength: 6 }),
      budget: fc.integer({ min: 0, max: 30 }),
      scale: fc.constantFrom(1, 1, 10),
      ballots: fc.array(
        fc.record({
          projects: fc.uniqueArray(fc.nat(5), { maxLength: 5 }),
          points: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 5 }),
          count: fc.integer({ min: 1, max: 3 }),
        }),
        { maxLength: 7 },
      ),
    })
    .map(({ kind, costs: given, budget, scale, ballots }) =>
      electionOf({
        kind,
        budget,
        scale,
        projects: given.map((cost, at) => ({ id: `p${(at * 7) % 10}`, cost })),
        ballots: ballots.map(({ projects, points, count }) => ({
          projects: projects.filter((at) => at < given.length).map((at) => `p${(at * 7) % 10}`),
          ...(kind === 'cumulative' ? { points } : {}),
          count,
        })),
      }),
    );
}
