import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Election, electionOf } from '../election.ts';
import { elections } from '../elections.fixture.ts';
import { equalShares, utilityOf } from '../equal-shares.ts';
import { phragmen } from '../phragmen.ts';
import { rational } from '../rational.ts';
import { rankingOf } from '../ties.ts';
import { runShares } from './run.ts';
import { tableOf } from './table.ts';

/** A double as the fraction it is. */
function exactly(value: number): { n: bigint; d: bigint } {
  let [n, d] = [value, 1n];
  while (!Number.isInteger(n)) [n, d] = [n * 2, d * 2n];
  return { n: BigInt(n), d };
}

const wide = fc
  .record({
    kind: fc.constantFrom('approval' as const, 'cumulative' as const),
    costs: fc.array(fc.integer({ min: 1, max: 900_000_007 }), { minLength: 4, maxLength: 16 }),
    ballots: fc.array(
      fc.record({
        projects: fc.uniqueArray(fc.nat(15), { minLength: 1, maxLength: 9 }),
        points: fc.array(fc.integer({ min: 1, max: 97 }), { minLength: 9, maxLength: 9 }),
        count: fc.integer({ min: 1, max: 100_003 }),
      }),
      { minLength: 5, maxLength: 40 },
    ),
    share: fc.integer({ min: 20, max: 100 }),
  })
  .map(({ kind, costs, ballots, share }) =>
    electionOf({
      kind,
      scale: 100,
      budget: Math.floor((costs.reduce((sum, cost) => sum + cost, 0) * share) / 100),
      projects: costs.map((cost, at) => ({ id: `${at}`, cost })),
      ballots: ballots.map(({ projects, points, count }) => ({
        projects: projects.filter((at) => at < costs.length).map(String),
        ...(kind === 'cumulative' ? { points } : {}),
        count,
      })),
    }),
  );

test('every purse in doubles is within the stated slack of the books, after every purchase', () => {
  let [purses, largest] = [0, 0];
  fc.assert(
    fc.property(wide, (election) => {
      const table = tableOf(election, utilityOf(election, {}));
      const endowment = rational(election.budget, BigInt(election.ballots.voters));
      runShares(table, endowment, rankingOf(election, table.votes, {}), {
        watch: ({ money, slack, ledger }) => {
          const bound = exactly(slack);
          for (let row = 0; row < money.length; row += 1) {
            const near = exactly(money[row] as number);
            const off = near.n * ledger.denominator - ledger.moneyOf(row) * near.d;
            const error = { n: off < 0n ? -off : off, d: near.d * ledger.denominator };
            expect(error.n * bound.d <= bound.n * error.d).toBe(true);
            if (bound.n > 0n)
              largest = Math.max(largest, Number((1000n * error.n * bound.d) / (bound.n * error.d)) / 1000);
            purses += 1;
          }
        },
      });
    }),
    { numRuns: 300 },
  );
  expect(purses).toBeGreaterThan(10_000);
  // Not so wide that it would hide a fault.
  expect(largest).toBeGreaterThan(0.05);
});

/** Costs so great that doubles cannot tell them from one more or less. */
const onTheEdge = fc
  .record({
    election: elections(['approval', 'cumulative']),
    size: fc.constantFrom(10n ** 9n, 10n ** 15n, 3n ** 34n, 10n ** 20n),
    off: fc.array(fc.integer({ min: -1, max: 1 }), { minLength: 6, maxLength: 6 }),
  })
  .map(({ election, size, off }): Election => {
    const projects = election.projects.map((project, at) => {
      const cost = project.cost * size + BigInt(off[at] as number);
      return { ...project, cost: cost < 0n ? 0n : cost };
    });
    return { ...election, projects, budget: election.budget * size };
  });

test('what doubles cannot tell apart is decided by the books: filtered and exact agree', () => {
  fc.assert(
    fc.property(onTheEdge, fc.constantFrom('cost' as const, 'count' as const), (election, utility) => {
      const options = { utility, guard: false, ties: ['id'] as const };
      expect(equalShares(election, options)).toEqual(equalShares(election, { ...options, exact: true }));
      expect(phragmen(election, { ties: ['id'] })).toEqual(phragmen(election, { ties: ['id'], exact: true }));
    }),
    { numRuns: 5000 },
  );
});

test('larger elections: filtered and exact agree', () => {
  fc.assert(
    fc.property(wide, (election) => {
      expect(equalShares(election)).toEqual(equalShares(election, { exact: true }));
      expect(phragmen(election)).toEqual(phragmen(election, { exact: true }));
    }),
    { numRuns: 150 },
  );
});
