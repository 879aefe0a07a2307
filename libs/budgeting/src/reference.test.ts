import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMPLETIONS, elections, TIES } from './elections.fixture.ts';
import { equalShares, formatRational, greedy, phragmen, rational } from './index.ts';
import { referenceEqualShares, referenceGreedy, referencePhragmen } from './reference.fixture.ts';

const RUNS = { numRuns: 3000 };
const ids = (election: { projects: readonly { id: string }[] }, projects: readonly number[]) =>
  projects.map((project) => election.projects[project]?.id);
const ties = fc.constantFrom(...TIES);

test.each(COMPLETIONS)('Equal Shares, %s: as the slow reference, filtered and exact', (completion) => {
  const options = fc.record({
    utility: fc.constantFrom('cost' as const, 'count' as const),
    guard: fc.boolean(),
    comparison: fc.boolean(),
    ties,
  });
  fc.assert(
    fc.property(elections(), options, (election, chosen) => {
      const utility = election.kind === 'ordinal' ? ('borda' as const) : chosen.utility;
      const given = { ...chosen, utility, completion };
      const expected = referenceEqualShares(election, given);
      const outcome = equalShares(election, given);
      expect(outcome.winners).toEqual(ids(election, expected.winners));
      const { n, d } = expected.endowment;
      expect(outcome.endowment).toEqual(rational(n, d * election.scale));
      expect(equalShares(election, { ...given, exact: true })).toEqual(outcome);
    }),
    RUNS,
  );
});

test('greedy: as the slow reference', () => {
  fc.assert(
    fc.property(elections(), fc.constantFrom('cost' as const, 'count' as const), ties, (election, utility, order) => {
      const winners = ids(election, referenceGreedy(election, utility, order));
      expect(greedy(election, { utility, ties: order }).winners).toEqual(winners);
    }),
    RUNS,
  );
});

test('Phragmén: as the slow reference, filtered and exact', () => {
  fc.assert(
    fc.property(elections(), ties, (election, order) => {
      const outcome = phragmen(election, { ties: order });
      expect(outcome.winners).toEqual(ids(election, referencePhragmen(election, order)));
      expect(phragmen(election, { ties: order, exact: true })).toEqual(outcome);
      expect(formatRational(outcome.cost)).not.toContain('-');
    }),
    RUNS,
  );
});
