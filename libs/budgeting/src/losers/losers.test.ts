import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../../src/platform/testing-data.ts';
import { withBallots, withCost } from '../changed-election.ts';
import { type Election, electionOf } from '../election.ts';
import { COMPLETIONS, elections, TIES } from '../elections.fixture.ts';
import { countShares } from '../equal-shares.ts';
import { formatRational, parsePb } from '../index.ts';
import { compare, type Rational, rational, toNumber, ZERO } from '../rational.ts';
import { effectiveSupportOf, referenceShares, votersOf } from '../reference.fixture.ts';
import { runShares } from '../shares/run.ts';
import { type Rule, tableFor, tally } from '../tally.ts';
import { losersOf } from './losers.ts';
import type { OutOfReach } from './lost.ts';
import { leftWith } from './nearness.ts';

const rules: fc.Arbitrary<Rule> = fc
  .record({
    rule: fc.constantFrom('equal-shares', 'greedy', 'phragmen'),
    utility: fc.constantFrom('cost' as const, 'count' as const),
    completion: fc.constantFrom(...COMPLETIONS),
    comparison: fc.boolean(),
    guard: fc.boolean(),
    ties: fc.constantFrom(...TIES),
  })
  .map(({ rule, utility, ties, ...more }) => {
    if (rule === 'phragmen') return { rule, ties };
    return rule === 'greedy' ? { rule, utility, ties } : { rule: 'equal-shares', utility, ties, ...more };
  });

const wins = (election: Election, rule: Rule, id: string) => tally(election, rule).winners.includes(id);

function changesOf(election: Election, id: string) {
  const project = election.projects.findIndex((known) => known.id === id);
  const { cost } = election.projects[project] as { cost: bigint };
  return {
    cost,
    cheaper: (cut: bigint) => withCost(election, project, cost - cut * election.scale),
    wanted: (more: bigint) => (more === 0n ? election : withBallots(election, project, Number(more))),
  };
}

describe('what a project lacked', () => {
  test('wins at n and loses at n − 1, counted again from the start, and no smaller number wins', () => {
    fc.assert(
      fc.property(elections(['approval', 'cumulative']), rules, (election, rule) => {
        const { winners } = tally(election, rule);
        const losers = losersOf(election, rule);
        expect([...winners, ...losers.map(({ project }) => project)].sort()).toEqual(
          election.projects.map(({ id }) => id).sort(),
        );
        for (const { project, lacks } of losers) {
          const { cost, cheaper, wanted } = changesOf(election, project);
          expectSmallest(lacks.priceCut, cost / election.scale, (cut) => wins(cheaper(cut), rule, project));
          if (cost > election.budget) expect(lacks.extraVotes).toBeNull();
          else expectSmallest(lacks.extraVotes, 40n, (more) => wins(wanted(more), rule, project));
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('money and effective support are those of the slow reference', () => {
    fc.assert(
      fc.property(
        elections(['approval', 'cumulative']),
        fc.constantFrom('cost' as const, 'count' as const),
        (election, utility) => {
          const voters = votersOf(election);
          const endowment = voters.length === 0 ? ZERO : rational(election.budget, BigInt(voters.length));
          const { money } = referenceShares(election, endowment, { utility, ties: ['id'] });
          for (const loser of losersOf(election, { rule: 'equal-shares', utility, ties: ['id'], guard: false })) {
            const { cost } = changesOf(election, loser.project);
            const project = election.projects.findIndex(({ id }) => id === loser.project);
            const left = money.filter((_, at) => voters[at]?.points.has(project)).reduce((a, b) => sum(a, b), ZERO);
            expect(loser.lacks.money).toEqual(rational(cost * left.d - left.n, left.d * election.scale));
            const support = effectiveSupportOf(election, endowment, { utility, ties: ['id'] }, project);
            expect(formatRational(loser.effectiveSupport as Rational)).toBe(formatRational(support));
          }
        },
      ),
      { numRuns: 1500 },
    );
  });

  test('a loser of Phragmén lacked what its supporters had not earned when the rule ended', () => {
    // a is bought at load 2; b would be paid at load 5 and does not fit, so that the rule ends there.
    const [loser] = losersOf(smallElection, { rule: 'phragmen' });
    expect(loser).toMatchObject({ project: 'b', lacks: { money: ZERO, priceCut: 2n } });
  });
});

/** a: one voter more and cheap; b: two voters, fits no longer once a is bought. */
const smallElection = electionOf({
  budget: 10,
  projects: [
    { id: 'a', cost: 2 },
    { id: 'b', cost: 10 },
  ],
  ballots: [{ projects: ['a'] }, { projects: ['b'], count: 2 }],
});

const sum = (a: Rational, b: Rational) => rational(a.n * b.d + b.n * a.d, a.d * b.d);

/** n holds, n − 1 does not, and none up to `until` below n; null: none up to `until`. */
function expectSmallest(n: bigint | null, until: bigint, holds: (n: bigint) => boolean): void {
  for (let tried = 1n; tried <= until && (n === null || tried < n); tried += 1n)
    expect([tried, holds(tried)]).toEqual([tried, false]);
  if (n !== null) expect([holds(n), holds(n - 1n)]).toEqual([true, false]);
}

const data = sharedData('pabulib');

describe.skipIf(data.missing)(data.titled('Wieliczka 2023, as the town told it'), () => {
  const read = () => parsePb(readFileSync(data.file('poland_wieliczka_2023_green-budget.pb'), 'utf8')).election;
  const inHundreds = (value: Rational) => Math.round(toNumber(value) / 100) * 100;

  test('projects 21, 16 and 87: what their supporters had left', () => {
    const election = read();
    const losers = losersOf(election, { rule: 'equal-shares', completion: 'add1' });
    const lost = (id: string) => losers.find(({ project }) => project === id) as (typeof losers)[number];
    const [a, b, c] = [lost('21'), lost('16'), lost('87')].map(({ outOfReach }) => outOfReach as OutOfReach);
    expect([a?.after, inHundreds(a?.left as Rational)]).toEqual(['6', 93_900]);
    expect([b?.after, Math.floor(toNumber(b?.left as Rational))]).toEqual(['9', 49_998]);
    const support = lost('16').effectiveSupport as Rational;
    expect([Math.floor(toNumber(support) * 100), compare(support, rational(1n))]).toEqual([99, -1]);
    // The town told of the purchase after the one that put 87 out of reach: 73,300.
    expect([c?.after, inHundreds(c?.left as Rational)]).toEqual(['32', 73_600]);
    expect(inHundreds(leftAfter(election, '25', '87'))).toBe(73_300);
  });

  test('each cut and each number of votes is confirmed from the file', () => {
    const election = read();
    for (const rule of ['equal-shares', 'greedy', 'phragmen'] as const)
      for (const { project, lacks } of losersOf(election, { rule })) {
        const { cheaper, wanted } = changesOf(election, project);
        const [cut, more] = [lacks.priceCut as bigint, lacks.extraVotes as bigint];
        expect([wins(cheaper(cut), { rule }, project), wins(cheaper(cut - 1n), { rule }, project)]).toEqual([
          true,
          false,
        ]);
        expect([wins(wanted(more), { rule }, project), wins(wanted(more - 1n), { rule }, project)]).toEqual([
          true,
          false,
        ]);
      }
  });
});

/** What the supporters of a project had, once another was bought, where Add1 ended. */
function leftAfter(election: Election, bought: string, id: string): Rational {
  const place = (wanted: string) => election.projects.findIndex((project) => project.id === wanted);
  const table = tableFor(election, { rule: 'equal-shares' });
  const { endowment, ranking } = countShares(table, { completion: 'add1' });
  let left = ZERO;
  runShares(table, endowment, ranking, {
    watch: (run) => {
      if (run.ledger.bought.at(-1) === place(bought)) left = leftWith(run, place(id));
    },
  });
  return left;
}
