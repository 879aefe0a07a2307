import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Ballot, type Candidate, countVotes, type Profile, RULES, type Rule } from './index.ts';
import { timesUp } from './meek.ts';
import { pairwiseTable } from './pairwise-table.ts';
import { standing } from './profile.ts';

const SINGLE = ['irv', 'schulze', 'condorcet', 'borda', 'score'] as const;
const TRANSFER = ['scottish-stv', 'wigm', 'wigm-prf', 'wigm-prf-batch', 'meek'] as const;
const NAMES = ['A', 'B', 'C', 'D', 'E', 'F'];

const elections = (most = 6) =>
  fc.integer({ min: 2, max: most }).chain((size) => {
    const everybody = Array.from({ length: size }, (_, candidate) => candidate);
    const ballot = fc.record({
      count: fc.integer({ min: 1, max: 12 }),
      ranks: fc.shuffledSubarray(everybody, { minLength: 1 }),
    });
    return fc.record({
      title: fc.constant(''),
      seats: fc.integer({ min: 1, max: size - 1 }),
      candidates: fc.constant(NAMES.slice(0, size)),
      withdrawn: fc.constant<Candidate[]>([]),
      tieOrder: fc.constant(null),
      ballots: fc.array(ballot, { minLength: 1, maxLength: 14 }),
    });
  });

const check = (law: (profile: Profile) => void, numRuns = 500) => fc.assert(fc.property(elections(), law), { numRuns });

test.each(RULES)('%s: who voted does not matter, nor in which order (anonymity)', (rule) => {
  const apart = ({ count, ranks }: Ballot) => Array.from({ length: count }, () => ({ count: 1, ranks }));
  check((profile) => {
    const shuffled = { ...profile, ballots: profile.ballots.toReversed().flatMap(apart) };
    expect(countVotes(shuffled, { rule })).toEqual(countVotes(profile, { rule }));
  }, 150);
});

test.each(RULES)('%s: names do not matter where no tie was broken (neutrality)', (rule) => {
  check((profile) => {
    const count = countVotes(profile, { rule });
    const size = profile.candidates.length;
    const mirror = (candidate: Candidate) => size - 1 - candidate;
    const mirrored: Profile = {
      ...profile,
      candidates: profile.candidates.toReversed(),
      ballots: profile.ballots.map(({ count: voters, ranks }) => ({
        count: voters,
        ranks: ranks.map((rank) => mirror(rank as Candidate)),
      })),
    };
    if (count.ties.length === 0) {
      expect(countVotes(mirrored, { rule }).elected.toSorted()).toEqual(count.elected.toSorted());
    }
  });
});

test.each(RULES)('%s: everybody is elected or defeated, once, and the seats are filled', (rule) => {
  check((profile) => {
    const { elected, defeated, condorcet } = countVotes(profile, { rule });
    if (rule === 'condorcet' && condorcet.winner === null) {
      expect(elected).toEqual([]);
      return;
    }
    expect([...elected, ...defeated].toSorted()).toEqual(profile.candidates);
    expect(elected).toHaveLength(rule === 'irv' || rule === 'condorcet' ? 1 : (profile.seats as number));
  });
});

test.each(TRANSFER)(
  '%s: k quotas who put the same people first, in any order, get k of them (Droop proportionality)',
  (rule) => {
    let bound = 0;
    check((profile) => {
      const seats = profile.seats as number;
      const { elected } = countVotes(profile, { rule });
      const total = profile.ballots.reduce((sum, { count }) => sum + count, 0);
      for (const solid of subsets(profile.candidates.length)) {
        const supporters = profile.ballots.filter(
          ({ ranks }) =>
            ranks.length >= solid.length && ranks.slice(0, solid.length).every((one) => solid.includes(one as number)),
        );
        const voters = supporters.reduce((sum, { count }) => sum + count, 0);
        // More than k quotas of total / (seats + 1); Scotland rounds its quota up to the next whole one.
        const quota = rule === 'scottish-stv' ? Math.floor(total / (seats + 1)) + 1 : total / (seats + 1) + 0.001;
        const deserved = Math.min(Math.floor(voters / quota), solid.length, seats);
        if (deserved > 0) bound += 1;
        expect(elected.filter((name) => solid.includes(NAMES.indexOf(name))).length).toBeGreaterThanOrEqual(deserved);
      }
    });
    expect(bound).toBeGreaterThan(100);
  },
);

test.each(['irv', 'schulze', 'condorcet'] as const)(
  '%s: who is first on more than half of the ballots wins',
  (rule) => {
    check((profile) => {
      const total = profile.ballots.reduce((sum, { count }) => sum + count, 0);
      for (const [candidate, name] of profile.candidates.entries()) {
        const first = profile.ballots.filter(({ ranks }) => ranks[0] === candidate);
        if (2 * first.reduce((sum, { count }) => sum + count, 0) > total) {
          expect(countVotes(profile, { rule, seats: 1 }).elected).toEqual([name]);
        }
      }
    });
  },
);

test('Schulze elects from the Smith set, and the Condorcet winner where there is one', () => {
  let cycles = 0;
  check((profile) => {
    const { elected, condorcet } = countVotes(profile, { rule: 'schulze', seats: 1 });
    expect(condorcet.smith).toContain(elected[0]);
    if (condorcet.winner !== null) expect(elected).toEqual([condorcet.winner]);
    if (condorcet.cycle !== null) cycles += 1;
  });
  expect(cycles).toBeGreaterThan(10);
});

test('the Smith set is the smallest whose members beat all outside, and a cycle is one', () => {
  check((profile) => {
    const { prefer } = pairwiseTable(standing(profile));
    const { condorcet } = countVotes(profile, { rule: 'condorcet' });
    const size = profile.candidates.length;
    const dominates = (set: readonly number[]) =>
      set.every((one) =>
        NAMES.slice(0, size).every((_, other) => set.includes(other) || prefer(one, other) > prefer(other, one)),
      );
    const smallest = subsets(size)
      .filter(dominates)
      .sort((a, b) => a.length - b.length)[0] as number[];
    expect(condorcet.smith).toEqual(smallest.map((one) => NAMES[one]));
    const { cycle } = condorcet;
    for (const [at, duel] of (cycle ?? []).entries()) {
      expect(duel.for).toBeGreaterThan(duel.against);
      expect(cycle?.[(at + 1) % cycle.length]?.over).toBe(duel.under);
    }
  });
});

test('the table of duels is what counting pair by pair gives, with equal ranks too', () => {
  const shared = elections().map((profile) => ({
    ...profile,
    ballots: profile.ballots.map(({ count, ranks }) => ({
      count,
      ranks: ranks.length > 2 ? [ranks.slice(0, 2), ...ranks.slice(2)] : ranks,
    })),
  }));
  fc.assert(
    fc.property(shared, (profile) => {
      const { prefer } = pairwiseTable(standing(profile));
      const place = ({ ranks }: Ballot, one: number) => {
        const at = ranks.findIndex((rank) => rank === one || (typeof rank !== 'number' && rank.includes(one)));
        return at === -1 ? ranks.length : at;
      };
      for (const a of profile.candidates.keys()) {
        for (const b of profile.candidates.keys()) {
          const voters = profile.ballots.filter((ballot) => place(ballot, a) < place(ballot, b));
          expect(prefer(a, b)).toBe(voters.reduce((sum, { count }) => sum + count, 0));
        }
      }
    }),
  );
});

test.each(['borda', 'score', 'schulze'] as const)(
  '%s: a better place on a ballot never costs the seat (monotonicity)',
  (rule) => {
    check((profile) => {
      const { elected, ties } = countVotes(profile, { rule, seats: 1 });
      const winner = NAMES.indexOf(elected[0] as string);
      if (ties.length > 0) return;
      const [first, ...others] = profile.ballots as [Ballot, ...Ballot[]];
      const raised = { count: first.count, ranks: [winner, ...first.ranks.filter((rank) => rank !== winner)] };
      expect(countVotes({ ...profile, ballots: [raised, ...others] }, { rule, seats: 1 }).elected).toEqual(elected);
    });
  },
);

test.each(TRANSFER)('%s: no vote is made, and no more is lost than rounding explains', (rule) => {
  check((profile) => {
    const total = profile.ballots.reduce((sum, { count }) => sum + count, 0);
    for (const { votes, nonTransferable } of countVotes(profile, { rule }).rounds) {
      const sum = votes.reduce((all, line) => all + Number(line.votes), Number(nonTransferable));
      expect(sum).toBeLessThanOrEqual(total + 1e-9);
      expect(sum).toBeGreaterThan(total * 0.99);
    }
  }, 200);
});

test('a tie is broken by an earlier round, else by the seed, the same each time, and is always on the log', () => {
  const level: Profile = {
    title: '',
    seats: 1,
    candidates: ['A', 'B', 'C', 'D'],
    withdrawn: [],
    tieOrder: null,
    ballots: [0, 1, 2, 3].map((one) => ({ count: 5, ranks: [one] })),
  };
  const winners = new Set<string>();
  for (let seed = 0; seed < 60; seed += 1) {
    for (const rule of RULES.filter((one): one is Exclude<Rule, 'condorcet'> => one !== 'condorcet')) {
      const count = countVotes(level, { rule, seed: `${seed}` });
      expect(count.ties.length).toBeGreaterThan(0);
      expect(countVotes(level, { rule, seed: `${seed}` })).toEqual(count);
      winners.add(`${rule} ${count.elected[0]}`);
    }
  }
  expect(winners.size).toBe(4 * (SINGLE.length - 1 + TRANSFER.length));
  expect(countVotes({ ...level, tieOrder: [3, 0, 1, 2] }, { rule: 'irv' }).defeated[0]).toBe('D');
});

test('Meek: a · b / 10⁹ rounded up is exact to the last unit', () => {
  const share = fc.integer({ min: 0, max: 1_000_000_000 });
  fc.assert(
    fc.property(share, share, (a, b) => {
      expect(BigInt(timesUp(a, b))).toBe((BigInt(a) * BigInt(b) + 999_999_999n) / 1_000_000_000n);
    }),
    {
      numRuns: 20_000,
      examples: [
        [1_000_000_000, 999_999_999],
        [999_999_999, 999_999_999],
        [1, 1],
        [0, 5],
      ],
    },
  );
});

test('nine million ballots and more are added exactly', () => {
  const many = 3_000_000_000_000_000;
  const profile: Profile = {
    title: '',
    seats: 2,
    candidates: ['A', 'B', 'C'],
    withdrawn: [],
    tieOrder: null,
    ballots: [
      { count: many, ranks: [0, 1] },
      { count: many - 1, ranks: [2] },
    ],
  };
  expect(countVotes(profile, { rule: 'meek' }).first?.votes).toContainEqual({
    candidate: 'C',
    votes: `${many - 1}.000000000`,
  });
  expect(countVotes(profile, { rule: 'wigm' }).elected).toEqual(['A', 'C']);
  const more = { ...profile, ballots: Array.from({ length: 4 }, () => ({ count: many, ranks: [0] })) };
  expect(() => countVotes(more, { rule: 'meek' })).toThrow('2⁵³');
});

function subsets(size: number): number[][] {
  const everybody = Array.from({ length: size }, (_, candidate) => candidate);
  return Array.from({ length: 2 ** size - 1 }, (_, bits) => everybody.filter((one) => (((bits + 1) >> one) & 1) === 1));
}
