import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Election, electionOf, type PlainBallot } from './election.ts';
import { COMPLETIONS, elections, TIES } from './elections.fixture.ts';
import { equalShares, type Outcome, paymentsOf, type Rule, tally, withBallots, withCost } from './index.ts';
import { add, compare, multiply, type Rational, rational, ZERO } from './rational.ts';
import { sha256 } from './sha256.ts';

const RUNS = { numRuns: 1000 };

const rules: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    rule: fc.constant('equal-shares' as const),
    completion: fc.constantFrom(...COMPLETIONS),
    utility: fc.constantFrom('cost' as const, 'count' as const),
    comparison: fc.boolean(),
    guard: fc.boolean(),
    ties: fc.constantFrom(...TIES),
  }),
  fc.record({ rule: fc.constant('greedy' as const), utility: fc.constantFrom('cost' as const, 'count' as const) }),
  fc.record({ rule: fc.constant('phragmen' as const), ties: fc.constantFrom(...TIES) }),
);

const asGiven = (election: Election, rule: Rule): Rule =>
  election.kind === 'ordinal' && rule.rule === 'equal-shares' ? { ...rule, utility: 'borda' } : rule;

/** Each voter's ballot by itself. */
function ballotsOf({ ballots, projects, kind }: Election): PlainBallot[] {
  return [...ballots.weights].flatMap((weight, row) => {
    const [from, until] = [ballots.starts[row] as number, ballots.starts[row + 1] as number];
    const named = [...ballots.projects.subarray(from, until)].map((place) => projects[place]?.id as string);
    const points = [...ballots.points.subarray(from, until)];
    const ballot = kind === 'cumulative' ? { projects: named, points } : { projects: named };
    return Array.from({ length: weight }, () => ballot);
  });
}

const remade = (election: Election, change: Partial<Parameters<typeof electionOf>[0]>) =>
  electionOf({ ...election, ballots: ballotsOf(election), ...change });

const shuffled = <Value>(values: readonly Value[], seed: number) =>
  values
    .map((value, at) => ({ value, key: Math.sin(seed + at * 12.9898) }))
    .sort((a, b) => a.key - b.key)
    .map(({ value }) => value);

const total = (outcome: Outcome) => outcome.rounds.map(({ cost }) => cost).reduce(add, ZERO);
const isBelow = (a: Rational, b: Rational) => compare(a, b) <= 0;

describe('every rule', () => {
  test('is anonymous: the order of ballots is nothing to it', () => {
    fc.assert(
      fc.property(elections(), rules, fc.nat(), (election, given, seed) => {
        const rule = asGiven(election, given);
        const other = remade(election, { ballots: shuffled(ballotsOf(election), seed) });
        expect(tally(other, rule)).toEqual(tally(election, rule));
      }),
      RUNS,
    );
  });

  test('is neutral: the order of projects is nothing to it, and names that sort alike change only names', () => {
    fc.assert(
      fc.property(elections(), rules, fc.nat(), (election, given, seed) => {
        const rule = asGiven(election, given);
        const { winners } = tally(election, rule);
        const moved = remade(election, { projects: shuffled(election.projects, seed) });
        expect(tally(moved, rule).winners).toEqual(winners);
        const name = (id: string) => `x${id}`;
        const renamed = remade(election, {
          projects: election.projects.map(({ id, cost }) => ({ id: name(id), cost })),
          ballots: ballotsOf(election).map((ballot) => ({ ...ballot, projects: ballot.projects.map(name) })),
        });
        expect(tally(renamed, rule).winners).toEqual(winners.map(name));
      }),
      RUNS,
    );
  });

  test('stays within the budget, funds nothing twice, and its rounds tell the cost', () => {
    fc.assert(
      fc.property(elections(), rules, (election, given) => {
        const outcome = tally(election, asGiven(election, given));
        expect(isBelow(outcome.cost, outcome.budget)).toBe(true);
        expect(new Set(outcome.winners).size).toBe(outcome.winners.length);
        expect(outcome.rounds.map(({ project }) => project)).toEqual(outcome.winners);
        expect(total(outcome)).toEqual(outcome.cost);
      }),
      RUNS,
    );
  });

  test('pays each project exactly, nobody above the price or her endowment, and only supporters', () => {
    fc.assert(
      fc.property(elections(), rules, (election, given) => {
        const outcome = tally(election, asGiven(election, given));
        const payments = paymentsOf(election, outcome);
        outcome.rounds.forEach(({ cost, by, rho, supporters, paid }, at) => {
          const payers = payments[at]?.payers ?? [];
          const together = payers.map(({ voters, each }) => multiply(each, rational(BigInt(voters)))).reduce(add, ZERO);
          expect(together).toEqual(by === 'supporters' || by === 'load' ? cost : ZERO);
          expect(together).toEqual(paid);
          expect(payers.reduce((sum, { voters }) => sum + voters, 0)).toBeLessThanOrEqual(supporters);
          if (election.kind === 'approval' && rho !== null)
            for (const { each } of payers) expect(isBelow(each, rho)).toBe(true);
          for (const { each } of payers) {
            expect(each.n > 0n).toBe(true);
            if (outcome.endowment !== null) expect(isBelow(each, outcome.endowment)).toBe(true);
          }
        });
      }),
      RUNS,
    );
  });

  test('never punishes a lower cost where nothing is counted again at another endowment', () => {
    const options = fc.record({ rule: rules, cut: fc.integer({ min: 1, max: 6 }) });
    fc.assert(
      fc.property(elections(), options, (election, { rule: given, cut }) => {
        const rule = asGiven(election, given);
        fc.pre(rule.rule !== 'equal-shares' || (!(rule.completion ?? '').startsWith('add1') && !rule.comparison));
        for (const id of tally(election, rule).winners) {
          const place = election.projects.findIndex((project) => project.id === id);
          const cost = (election.projects[place]?.cost ?? 0n) - BigInt(cut);
          if (cost >= 0n) expect(tally(withCost(election, place, cost), rule).winners).toContain(id);
        }
      }),
      RUNS,
    );
  });
});

const exhaustive: readonly Rule[] = [
  { rule: 'greedy' },
  { rule: 'equal-shares', utility: 'borda', completion: 'utilitarian' },
  { rule: 'equal-shares', utility: 'borda', completion: 'add1-utilitarian' },
];

test.each(exhaustive)('%j leaves nothing that would still fit', (rule) => {
  fc.assert(
    fc.property(elections(), (election) => {
      const { winners } = tally(election, rule);
      const costs = election.projects.filter(({ id }) => winners.includes(id)).map(({ cost }) => cost);
      const left = election.budget - costs.reduce((sum, cost) => sum + cost, 0n);
      for (const { id, cost } of election.projects) if (!winners.includes(id)) expect(cost > left).toBe(true);
    }),
    RUNS,
  );
});

test('the guard: where everything fits everything is funded, and without it not always', () => {
  let fewer = 0;
  fc.assert(
    fc.property(elections(), fc.constantFrom(...COMPLETIONS), (election, completion) => {
      fc.pre(election.projects.reduce((sum, { cost }) => sum + cost, 0n) <= election.budget);
      const options = { utility: 'borda', completion } as const;
      expect(equalShares(election, options).winners).toHaveLength(election.projects.length);
      if (equalShares(election, { ...options, guard: false }).winners.length < election.projects.length) fewer += 1;
    }),
    RUNS,
  );
  expect(fewer).toBeGreaterThan(10);
});

test('phragmén: one more supporter never hurts a project', () => {
  fc.assert(
    fc.property(elections(['approval']), fc.integer({ min: 1, max: 4 }), (election, more) => {
      for (const id of tally(election, { rule: 'phragmen' }).winners) {
        const place = election.projects.findIndex((project) => project.id === id);
        expect(tally(withBallots(election, place, more), { rule: 'phragmen' }).winners).toContain(id);
      }
    }),
    RUNS,
  );
});

test('ballots that nobody cast are nothing', () => {
  const projects = [
    { id: 'a', cost: 0 },
    { id: 'b', cost: 3 },
  ];
  const none = electionOf({ budget: 4, projects, ballots: [{ projects: ['a', 'b'], count: 0 }, { projects: ['b'] }] });
  expect(none.ballots.rows).toBe(1);
  expect(withBallots(none, 0, 0)).toEqual(none);
  for (const exact of [true, false])
    expect(equalShares(none, { utility: 'count', guard: false, exact }).winners).toEqual(['b']);
});

describe('the lot', () => {
  test('is the smaller SHA-256 of seed and id: anybody can draw it again', () => {
    const election = electionOf({
      budget: 1,
      projects: ['a', 'b', 'c'].map((id) => ({ id, cost: 1 })),
      ballots: [{ projects: ['a', 'b', 'c'] }],
    });
    const drawn = (seed: string) => tally(election, { rule: 'greedy', ties: ['votes', 'lot'], seed }).winners;
    const firsts = Array.from({ length: 60 }, (_, at) => `${at + 10}`).map((seed) => {
      const first = ['a', 'b', 'c'].sort((x, y) => (sha256(`${seed}:${x}`) < sha256(`${seed}:${y}`) ? -1 : 1))[0];
      expect(drawn(seed)).toEqual([first]);
      return first;
    });
    expect(new Set(firsts).size).toBe(3);
    expect(() => tally(election, { rule: 'greedy', ties: ['lot'] })).toThrow(RangeError);
  });

  test('SHA-256 by the vectors of FIPS 180-4', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq')).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    );
    expect(sha256('Plaça de la Vila · ñ · ع · 😀')).toHaveLength(64);
  });
});
