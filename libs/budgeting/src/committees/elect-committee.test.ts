import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sharedData } from '../../../../src/platform/testing-data.ts';
import { type Election, electionOf } from '../election.ts';
import { elections } from '../elections.fixture.ts';
import { equalShares } from '../equal-shares.ts';
import { add, compare, type Rational, rational, ZERO } from '../rational.ts';
import { CommitteeError } from './committee-error.ts';
import { COMMITTEE_RULES, type CommitteeRule, electCommittee } from './elect-committee.ts';

interface Instance {
  readonly profile: readonly (readonly number[])[];
  readonly num_cand: number;
  readonly committeesize: number;
  readonly compute: readonly { rule_id: string; result: number[][] | null; resolute: boolean }[];
}

const OURS: Readonly<Record<CommitteeRule, string>> = {
  approval: 'av',
  pav: 'pav',
  'sequential-phragmen': 'seqphragmen',
  'rule-x': 'equal-shares',
};

const data = sharedData('abc');

describe.skipIf(data.missing)(data.titled('committees of abcvoting'), () => {
  const files = data.missing ? [] : readdirSync(data.file('')).filter((name) => name.endsWith('.abc.yaml'));

  test('there are 60', () => expect(files).toHaveLength(60));

  test.each(files)('%s: all tied committees of all four rules', (file) => {
    const instance: Instance = parse(readFileSync(data.file(file), 'utf8'));
    const election = electionOf({
      budget: 0,
      projects: Array.from({ length: instance.num_cand }, (_, at) => ({ id: `${at}`, cost: 0 })),
      ballots: instance.profile.map((approved) => ({ projects: approved.map(String) })),
    });
    for (const rule of COMMITTEE_RULES) {
      const committee = electCommittee(election, instance.committeesize, rule);
      const goldens = instance.compute.filter(({ rule_id }) => rule_id === OURS[rule]);
      expect(goldens).toHaveLength(2);
      for (const { result } of goldens)
        expect([rule, committee.tied.map((ids) => ids.map(Number))]).toEqual([rule, result]);
      expect(committee.tied).toContainEqual(committee.winners.toSorted());
    }
  });
});

const seated = fc
  .record({ election: elections(['approval']), share: fc.double({ min: 0, max: 1, noNaN: true }) })
  .map(({ election, share }) => ({ election, seats: Math.floor(share * (election.projects.length + 0.999)) }));

const subsetsOf = (size: number, of: number): number[][] =>
  Array.from({ length: 2 ** of }, (_, set) =>
    Array.from({ length: of }, (__, at) => at).filter((at) => set & (1 << at)),
  ).filter((chosen) => chosen.length === size);

const approvalsOf = ({ ballots }: Election) =>
  [...ballots.weights].map((weight, row) => ({
    weight,
    approves: new Set(ballots.projects.subarray(ballots.starts[row], ballots.starts[row + 1])),
  }));

/** The committees with the highest sum of worth(how many of hers are elected), over all committees. */
function bestByWorth(election: Election, seats: number, worth: (elected: number) => Rational): string[][] {
  const ballots = approvalsOf(election);
  const scored = subsetsOf(seats, election.projects.length).map((committee) => {
    const scores = ballots.map(({ weight, approves }) => {
      const { n, d } = worth(committee.filter((candidate) => approves.has(candidate)).length);
      return rational(n * BigInt(weight), d);
    });
    return { committee, score: scores.reduce(add, ZERO) };
  });
  const best = scored.map(({ score }) => score).reduce((a, b) => (compare(b, a) > 0 ? b : a));
  const ids = (committee: number[]) => committee.map((place) => election.projects[place]?.id as string);
  return scored.filter(({ score }) => compare(score, best) === 0).map(({ committee }) => ids(committee));
}

const harmonic = (elected: number) =>
  Array.from({ length: elected }, (_, at) => rational(1n, BigInt(at + 1))).reduce(add, ZERO);

const sets = (committees: readonly (readonly string[])[]) => committees.map((ids) => ids.toSorted().join()).sort();

describe('on small elections', () => {
  test.each([
    ['approval', (elected: number) => rational(BigInt(elected))],
    ['pav', harmonic],
  ] as const)('%s lists exactly the best of all committees', (rule, worth) => {
    fc.assert(
      fc.property(seated, ({ election, seats }) => {
        const { tied } = electCommittee(election, seats, rule);
        expect(sets(tied)).toEqual(sets(bestByWorth(election, seats, worth)));
      }),
      { numRuns: 1000 },
    );
  });

  test.each(COMMITTEE_RULES)('%s fills the seats, and the winners are one of the tied committees', (rule) => {
    fc.assert(
      fc.property(seated, ({ election, seats }) => {
        const { winners, tied } = electCommittee(election, seats, rule);
        expect(new Set(winners).size).toBe(seats);
        expect(sets(tied)).toContain(winners.toSorted().join());
      }),
      { numRuns: 500 },
    );
  });

  test('Rule X elects whom Equal Shares elects with seats for money, and then Phragmén', () => {
    fc.assert(
      fc.property(seated, ({ election, seats }) => {
        const projects = election.projects.map((project) => ({ ...project, cost: 1n }));
        const money = { ...election, projects, budget: BigInt(seats), scale: 1n };
        const { winners } = electCommittee(election, seats, 'rule-x');
        const bought = equalShares(money, { utility: 'count', guard: false, ties: ['votes', 'id'] }).winners;
        expect(winners.slice(0, bought.length)).toEqual(bought);
      }),
      { numRuns: 1000 },
    );
  });
});

const three = electionOf({ budget: 0, projects: ['a', 'b', 'c'].map((id) => ({ id, cost: 0 })), ballots: [] });

test('more seats than candidates, part of a seat, and too many ties are errors', () => {
  expect(() => electCommittee(three, 4, 'pav')).toThrow('4 cannot be elected of 3.');
  expect(() => electCommittee(three, 1.5, 'approval')).toThrow(CommitteeError);
  for (const rule of COMMITTEE_RULES) {
    expect(() => electCommittee(three, 1, rule, { most: 2 })).toThrow(CommitteeError);
    expect(electCommittee(three, 1, rule).tied).toEqual([['a'], ['b'], ['c']]);
  }
});
