import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Election } from './election.ts';
import { elections } from './elections.fixture.ts';
import { equalShares } from './index.ts';
import { compare, rational } from './rational.ts';
import { referenceShares, votersOf } from './reference.fixture.ts';

const subsets = (size: number) => Array.from({ length: 2 ** size - 1 }, (_, at) => at + 1);
const members = (set: number, size: number) =>
  Array.from({ length: size }, (_, at) => at).filter((at) => set & (1 << at));

/**
 * EJR up to one project (Peters, Pierczyński, Skowron 2021), by brute force over groups of voters and sets of projects
 * they all approve: a group that could pay for T by its part of the budget has a member who gets as much as from T, or
 * would get more than from T with one more project of T.
 */
function brokenFor(
  election: Election,
  winners: ReadonlySet<number>,
  worth: (project: number) => bigint,
): number[] | null {
  const voters = votersOf(election);
  const value = (projects: Iterable<number>) => [...projects].reduce((sum, project) => sum + worth(project), 0n);
  const projects = election.projects.length;
  for (const group of subsets(voters.length)) {
    const people = members(group, voters.length);
    for (const set of subsets(projects)) {
      const wanted = members(set, projects);
      const cost = wanted.reduce((sum, project) => sum + (election.projects[project]?.cost as bigint), 0n);
      if (BigInt(people.length) * election.budget < cost * BigInt(voters.length)) continue;
      if (!people.every((at) => wanted.every((project) => voters[at]?.points.has(project)))) continue;
      const isServed = people.some((at) => {
        const has = value([...winners].filter((project) => voters[at]?.points.has(project)));
        if (has >= value(wanted)) return true;
        return wanted.some((project) => !winners.has(project) && has + worth(project) > value(wanted));
      });
      if (!isServed) return wanted;
    }
  }
  return null;
}

const small = elections(['approval']).filter(({ ballots, projects }) => ballots.voters <= 7 && projects.length <= 5);

test.each(['cost', 'count'] as const)('Equal Shares by %s gives every group its due, up to one project', (utility) => {
  const worth = (election: Election) => (project: number) =>
    utility === 'cost' ? (election.projects[project]?.cost as bigint) : 1n;
  fc.assert(
    fc.property(small, (election) => {
      const { winners } = equalShares(election, { utility, guard: false });
      const places = new Set(winners.map((id) => election.projects.findIndex((project) => project.id === id)));
      expect(brokenFor(election, places, worth(election))).toBeNull();
    }),
    { numRuns: 400 },
  );
});

test('the brute force finds who is left out: where nothing is funded, most often somebody', () => {
  let broken = 0;
  fc.assert(
    fc.property(small, (election) => {
      if (brokenFor(election, new Set(), () => 1n) !== null) broken += 1;
    }),
    { numRuns: 200 },
  );
  expect(broken).toBeGreaterThan(20);
});

test('at the end no supporters have together what a project costs that was not bought', () => {
  fc.assert(
    fc.property(elections(['approval', 'cumulative']), (election) => {
      const voters = votersOf(election);
      fc.pre(voters.length > 0);
      const endowment = rational(election.budget, BigInt(voters.length));
      const { money } = referenceShares(election, endowment, { utility: 'cost', ties: ['cost', 'votes', 'id'] });
      const { winners } = equalShares(election, { guard: false });
      election.projects.forEach(({ id, cost }, project) => {
        const has = money
          .filter((_, at) => voters[at]?.points.has(project))
          .reduce((a, b) => rational(a.n * b.d + b.n * a.d, a.d * b.d), rational(0n));
        if (!winners.includes(id) && has.n > 0n) expect(compare(has, rational(cost))).toBe(-1);
      });
    }),
    { numRuns: 1000 },
  );
});
