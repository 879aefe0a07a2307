import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allOurIdeasScore,
  type Belief,
  choosePair,
  fitStrengths,
  learn,
  NEW_ITEM,
  type PairVotes,
  seededChance,
  winProbability,
} from '../index.ts';

const surveys = fc.integer({ min: 2, max: 8 }).chain((items) => {
  const item = fc.integer({ min: 0, max: items - 1 });
  const vote = fc.tuple(item, fc.integer({ min: 1, max: items - 1 }), fc.integer({ min: 1, max: 30 }));
  return fc.record({
    items: fc.constant(items),
    votes: fc.array(
      vote.map(([winner, step, count]) => ({ winner, loser: (winner + step) % items, count })),
      { maxLength: 25 },
    ),
  });
});

const check = (law: (survey: { items: number; votes: PairVotes[] }) => void) =>
  fc.assert(fc.property(surveys, law), { numRuns: 300 });

test('known strengths are found again, as nearly as the deviations say', () => {
  const chance = seededChance('strengths');
  let within = 0;
  for (let survey = 0; survey < 40; survey += 1) {
    const truth = Array.from({ length: 12 }, () => gaussian(chance));
    const votes = simulated(truth, 1500, chance);
    const fitted = fitStrengths(12, votes);
    within += fitted.filter(
      ({ strength, deviation }, item) => Math.abs(strength - (truth[item] as number)) < 1.96 * deviation,
    ).length;
  }
  // 480 intervals of 95 per cent: 456 expected, deviation 4.8 (more, as those of one survey go together).
  expect(within).toBeGreaterThan(480 * 0.91);
  expect(within).toBeLessThan(480 * 0.985);
});

test('the order of the votes does not matter, to the last bit', () => {
  check(({ items, votes }) => {
    const single = votes.flatMap(({ winner, loser, count = 1 }) =>
      Array.from({ length: count }, () => ({ winner, loser })),
    );
    expect(fitStrengths(items, single.toReversed())).toEqual(fitStrengths(items, votes));
  });
});

test('the opposite votes give the opposite strengths, equally sure', () => {
  check(({ items, votes }) => {
    const opposite = votes.map(({ winner, loser, count }) => ({ winner: loser, loser: winner, count }));
    const turned = fitStrengths(items, opposite);
    for (const [item, { strength, deviation, score }] of fitStrengths(items, votes).entries()) {
      expect(turned[item]?.strength).toBeCloseTo(-strength, 7);
      expect(turned[item]?.deviation).toBeCloseTo(deviation, 7);
      expect(turned[item]?.score).toBeCloseTo(100 - score, 5);
    }
  });
});

test('at the maximum, what was won is what was expected, plus the pull of the prior', () => {
  check(({ items, votes }) => {
    const fitted = fitStrengths(items, votes);
    const at = (item: number) => (fitted[item] as { strength: number }).strength;
    for (const [item, { strength, wins, losses }] of fitted.entries()) {
      const expected = votes
        .filter(({ winner, loser }) => winner === item || loser === item)
        .reduce(
          (sum, { winner, loser, count = 1 }) =>
            sum + count * winProbability(strength, at(winner === item ? loser : winner)),
          0,
        );
      expect(wins - expected - strength).toBeCloseTo(0, 4);
      expect(Number.isFinite(strength) && losses >= 0).toBe(true);
    }
  });
});

test('items never compared with the others, or never lost, get a finite place', () => {
  const fitted = fitStrengths(5, [
    { winner: 0, loser: 1, count: 1000 },
    { winner: 2, loser: 3 },
  ]);
  expect(fitted.map(({ strength }) => strength > 0)).toEqual([true, false, true, false, false]);
  expect(fitted[4]).toEqual({ strength: 0, deviation: 1, score: expect.closeTo(50, 5), wins: 0, losses: 0 });
  expect(fitStrengths(0, [])).toEqual([]);
});

test.each([
  [{ winner: 0, loser: 0 }],
  [{ winner: 0, loser: 3 }],
  [{ winner: -1, loser: 0 }],
  [{ winner: 0, loser: 1, count: 0.5 }],
])('%j is no vote', (vote) => expect(() => fitStrengths(3, [vote])).toThrow(RangeError));

test('beliefs learned vote by vote come near the fit, and never grow less sure', () => {
  const chance = seededChance('beliefs');
  const truth = Array.from({ length: 10 }, () => gaussian(chance));
  const votes = simulated(truth, 3000, chance);
  const beliefs: Belief[] = truth.map(() => NEW_ITEM);
  for (const { winner, loser } of votes) {
    const before = [beliefs[winner] as Belief, beliefs[loser] as Belief] as const;
    const after = learn(...before);
    expect(after.winner.variance).toBeLessThan(before[0].variance);
    expect(after.winner.mean).toBeGreaterThan(before[0].mean);
    [beliefs[winner], beliefs[loser]] = [after.winner, after.loser];
  }
  for (const [item, { strength }] of fitStrengths(10, votes).entries()) {
    expect(Math.abs((beliefs[item] as Belief).mean - strength)).toBeLessThan(0.25);
  }
});

test('a new item catches up, every pair can come, and two visitors get different ones', () => {
  const beliefs = [...Array.from({ length: 9 }, () => ({ mean: 0, variance: 0.02 })), NEW_ITEM];
  const chance = seededChance('pairs');
  const pairs = Array.from({ length: 12_000 }, () => choosePair(beliefs, chance) as readonly [number, number]);
  expect(pairs.filter((pair) => pair.includes(9)).length).toBeGreaterThan(9600);
  expect(new Set(pairs.map((pair) => pair.toSorted().join())).size).toBe(45);
  expect(pairs.filter(([first]) => first === 9).length / pairs.filter((pair) => pair.includes(9)).length).toBeCloseTo(
    0.5,
    1,
  );
  expect(choosePair(beliefs, seededChance('one'))).toEqual(choosePair(beliefs, seededChance('one')));
});

test('a visitor is never asked the same pair twice, and null is said when all were asked', () => {
  const beliefs = Array.from({ length: 6 }, () => NEW_ITEM);
  const asked = new Set<string>();
  const chance = seededChance('visitor');
  for (;;) {
    const pair = choosePair(beliefs, chance, (first, second) => asked.has(`${first} ${second}`));
    if (pair === null) break;
    asked.add(pair.toSorted().join(' '));
  }
  expect(asked.size).toBe(15);
  expect(choosePair([NEW_ITEM], chance)).toBeNull();
});

test('pairs chosen by uncertainty tell more than pairs drawn blindly', () => {
  const error = (choose: (beliefs: readonly Belief[], chance: () => number) => readonly [number, number]) => {
    const chance = seededChance('race');
    let sum = 0;
    for (let survey = 0; survey < 60; survey += 1) {
      const truth = Array.from({ length: 15 }, () => 2 * gaussian(chance));
      const beliefs: Belief[] = truth.map(() => NEW_ITEM);
      const votes: PairVotes[] = [];
      for (let vote = 0; vote < 150; vote += 1) {
        const [a, b] = choose(beliefs, chance);
        const isFirst = chance() < winProbability(truth[a] as number, truth[b] as number);
        const [winner, loser] = isFirst ? [a, b] : [b, a];
        votes.push({ winner, loser });
        const after = learn(beliefs[winner] as Belief, beliefs[loser] as Belief);
        [beliefs[winner], beliefs[loser]] = [after.winner, after.loser];
      }
      sum += fitStrengths(15, votes).reduce((all, { deviation }) => all + deviation ** 2, 0);
    }
    return sum;
  };
  const blind = (beliefs: readonly Belief[], chance: () => number): readonly [number, number] => {
    const first = Math.floor(chance() * beliefs.length);
    return [first, (first + 1 + Math.floor(chance() * (beliefs.length - 1))) % beliefs.length];
  };
  expect(error((beliefs, chance) => choosePair(beliefs, chance) as readonly [number, number])).toBeLessThan(
    error(blind),
  );
});

test('the score All Our Ideas gave', () => {
  expect([allOurIdeasScore({ wins: 0, losses: 0 }), allOurIdeasScore({ wins: 2, losses: 1 })]).toEqual([50, 60]);
});

function simulated(truth: readonly number[], votes: number, chance: () => number): { winner: number; loser: number }[] {
  return Array.from({ length: votes }, () => {
    const a = Math.floor(chance() * truth.length);
    const b = (a + 1 + Math.floor(chance() * (truth.length - 1))) % truth.length;
    const isFirst = chance() < winProbability(truth[a] as number, truth[b] as number);
    return isFirst ? { winner: a, loser: b } : { winner: b, loser: a };
  });
}

function gaussian(chance: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
}
