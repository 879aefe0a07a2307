import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Election } from '../election.ts';
import { elections } from '../elections.fixture.ts';
import { countShares, utilityOf } from '../equal-shares.ts';
import { costOf } from '../greedy.ts';
import { rational } from '../rational.ts';
import { rankingOf } from '../ties.ts';
import { lastStep } from './last-step.ts';
import { type Run, runShares } from './run.ts';
import { sameFor } from './same-outcome.ts';
import { tableOf } from './table.ts';

/** In units so small that many steps change nothing. */
function finer(election: Election, times: bigint): Election {
  const projects = election.projects.map((project) => ({ ...project, cost: project.cost * times }));
  return { ...election, budget: election.budget * times, projects };
}

const tableFor = (election: Election) => tableOf(election, utilityOf(election, { utility: 'borda' }));

test('for so many units more, the run buys the same, one after the other', () => {
  let skipped = 0n;
  fc.assert(
    fc.property(elections(), fc.nat(40), fc.integer({ min: 1, max: 6 }), (election, n, d) => {
      const table = tableFor(finer(election, 60n));
      const ranking = rankingOf(election, table.votes, {});
      const at = (more: bigint) => runShares(table, rational(60n * BigInt(n) + more * BigInt(d), BigInt(d)), ranking);
      const run = at(0n);
      const further = sameFor(run, ranking, 1n);
      const most = further < 200n ? further : 200n;
      for (const more of [1n, most / 3n, most / 2n, most - 1n, most])
        if (more >= 0n && more <= most) expect(at(more).ledger.bought).toEqual(run.ledger.bought);
      skipped += most;
    }),
    { numRuns: 2000 },
  );
  expect(skipped).toBeGreaterThan(10_000n);
});

test('Add1 that looks ahead ends where Add1 step by step ends', () => {
  fc.assert(
    fc.property(elections(), fc.constantFrom(7n, 30n), (small, times) => {
      const election = finer(small, times);
      const { voters } = election.ballots;
      fc.pre(voters > 0 && costOf(election, [...election.projects.keys()]) > election.budget);
      const table = tableFor(election);
      const count = countShares(table, { utility: 'borda', completion: 'add1' });
      const supported = table.voters.reduce((sum, each) => sum + (each > 0 ? 1 : 0), 0);
      const endOf = ({ ledger: { bought } }: Run) => {
        if (costOf(election, bought) > election.budget) return 'over';
        return bought.length === supported ? 'here' : 'further';
      };
      const endowmentAt = (step: bigint) =>
        rational(election.budget + step * election.scale * BigInt(voters), BigInt(voters));
      const slow = lastStep((step) => runShares(table, endowmentAt(step), count.ranking), endOf, null);
      expect([count.step, count.bought]).toEqual([slow.step, slow.run.ledger.bought]);
      expect(count.endowment).toEqual(slow.run.endowment);
    }),
    { numRuns: 1000 },
  );
});
