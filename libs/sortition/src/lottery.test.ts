import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawTicket,
  type Lottery,
  type LotteryOptions,
  loadSolver,
  makeLottery,
  meetsQuotas,
  type Pool,
  typesOf,
} from './index.ts';
import { allPanels, largest, leximinByHand, tinyPools } from './testing.fixture.ts';

const solver = await loadSolver();

function lotteryOf(pool: Pool, options: LotteryOptions): Lottery {
  const lottery = makeLottery(solver, pool, options);
  if (!lottery.feasible) throw new Error('There is no panel.');
  return lottery;
}

/** Its fractions of people are no average of panels: the half spaces are needed. One pool in a hundred is like it. */
const NO_AVERAGE = {
  pool: {
    people: ['p0', 'p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'],
    quotas: ['c0', 'c1', 'c2'].flatMap((category) =>
      ['f0', 'f1'].map((feature) => ({ category, feature, min: 1, max: 1, minFlex: 0, maxFlex: null })),
    ),
    featuresOf: [
      ...[
        [1, 3, 4],
        [0, 2, 5],
        [1, 3, 5],
        [1, 3, 4],
      ],
      ...[
        [0, 3, 5],
        [1, 3, 5],
        [1, 2, 5],
        [0, 2, 4],
      ],
    ],
  },
  size: 2,
};

describe('on pools so small that all panels can be listed', () => {
  test('leximin is what its definition gives', () => {
    let rounds = 0;
    const law = fc.property(tinyPools, ({ pool, size }) => {
      const tell = (_: number, doing: string) => {
        rounds += doing.includes('round ') ? 1 : 0;
      };
      const { optimum } = lotteryOf(pool, { size, method: 'leximin', tickets: 10, tell });
      const byHand = leximinByHand(solver, allPanels(pool, size), pool.people.length);
      for (const [person, chance] of optimum.entries())
        expect(Math.abs(chance - (byHand[person] ?? 0))).toBeLessThan(1e-6);
    });
    fc.assert(law, { numRuns: 300, examples: [[NO_AVERAGE]] });
    expect(rounds).toBeGreaterThan(0);
  });

  test('maximin has the largest smallest chance there is', () => {
    const law = fc.property(tinyPools, ({ pool, size }) => {
      const everybody = [...pool.people.keys()];
      const given = { fixed: new Map(), open: [], raise: everybody, floor: 0 };
      const { spread, optimum } = lotteryOf(pool, { size, method: 'maximin', tickets: 10 });
      expect(spread.min).toBeCloseTo(largest(solver, allPanels(pool, size), given), 6);
      expect(optimum.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(size, 6);
    });
    fc.assert(law, { numRuns: 150 });
  });

  test('nash: no panel could come more often and raise the product', () => {
    const law = fc.property(tinyPools, ({ pool, size }) => {
      const { optimum } = lotteryOf(pool, { size, method: 'nash', tickets: 10 });
      const panels = allPanels(pool, size);
      const possible = new Set(panels.flat());
      // At the maximum, the mean of 1/chance over a panel's people, weighed so that all sum to 1, is 1 at most.
      for (const panel of panels) {
        const gain = panel.reduce((sum, person) => sum + 1 / (optimum[person] ?? 0), 0);
        expect(gain).toBeLessThan(possible.size * (1 + 1e-4));
      }
      for (const person of pool.people.keys()) expect((optimum[person] ?? 0) > 0).toBe(possible.has(person));
    });
    fc.assert(law, { numRuns: 150 });
  });

  test.each(['leximin', 'maximin', 'nash', 'legacy'] as const)(
    '%s: each ticket meets the quotas, chances are exact tickets, those alike are treated alike',
    (method) => {
      const law = fc.property(tinyPools, fc.integer({ min: 1, max: 60 }), ({ pool, size }, tickets) => {
        const lottery = lotteryOf(pool, { size, method, tickets, seed: '5eed' });
        expect(lottery.tickets).toHaveLength(tickets);
        for (const panel of lottery.tickets) {
          expect(panel).toHaveLength(size);
          expect(
            meetsQuotas(
              pool,
              panel.map((at) => pool.people[at] as string),
            ),
          ).toBe(true);
        }
        expect(lottery.ticketsOf.reduce((sum, count) => sum + count, 0)).toBe(tickets * size);
        expect(lottery.optimum.reduce((sum, chance) => sum + chance, 0)).toBeCloseTo(size, 6);
        if (method === 'legacy') return;
        for (const { members } of typesOf(pool)) {
          const own = members.map((member) => lottery.ticketsOf[member] ?? 0);
          expect(Math.max(...own) - Math.min(...own)).toBeLessThanOrEqual(1);
          expect(new Set(members.map((member) => lottery.optimum[member])).size).toBe(1);
        }
      });
      fc.assert(law, { numRuns: 100 });
    },
  );

  test('with a thousand tickets nobody gains or loses more than a few', () => {
    let within = 0;
    let all = 0;
    const law = fc.property(tinyPools, ({ pool, size }) => {
      const { ticketsOf, optimum } = lotteryOf(pool, { size, method: 'leximin' });
      for (const [person, count] of ticketsOf.entries()) {
        const difference = Math.abs(count - 1000 * (optimum[person] ?? 0));
        expect(difference).toBeLessThan(5);
        all += 1;
        within += difference <= 1 + 1e-6 ? 1 : 0;
      }
    });
    fc.assert(law, { numRuns: 100 });
    expect(within / all).toBeGreaterThan(0.95);
  });
});

describe('a pool of two types', () => {
  const pool = (many: number, few: number): Pool => ({
    people: Array.from({ length: many + few }, (_, person) => `p${person}`),
    quotas: [
      { category: 'side', feature: 'left', min: 2, max: 2, minFlex: 0, maxFlex: 9 },
      { category: 'side', feature: 'right', min: 2, max: 2, minFlex: 0, maxFlex: 9 },
    ],
    featuresOf: Array.from({ length: many + few }, (_, person) => [person < many ? 0 : 1]),
  });

  test('each side shares its two seats', () => {
    const { optimum, ticketsOf, spread } = lotteryOf(pool(40, 5), { size: 4, method: 'leximin' });
    expect(optimum[0]).toBeCloseTo(2 / 40, 9);
    expect(optimum[44]).toBeCloseTo(2 / 5, 9);
    expect(ticketsOf).toEqual([...Array(40).fill(50), ...Array(5).fill(400)]);
    // Σ|pᵢ − pⱼ| / (2n²·mean): 2 · 200 pairs that differ by 0.35, n = 45, mean 4/45.
    expect(spread.gini).toBeCloseTo((400 * 0.35) / (2 * 45 * 4), 9);
  });

  test('the same lottery each time, whoever asks', async () => {
    const again = await loadSolver();
    const options = { size: 4, method: 'leximin' } as const;
    expect(makeLottery(again, pool(40, 7), options)).toEqual(lotteryOf(pool(40, 7), options));
  });

  test('neighbours in the file do not always sit together', () => {
    const { tickets } = lotteryOf(pool(40, 40), { size: 4, method: 'leximin' });
    const together = new Set(tickets.map((panel) => panel.join(' ')));
    expect(together.size).toBeGreaterThan(500);
  });

  test('every ticket can be drawn, and the seed alone decides which', () => {
    const lottery = { tickets: Array.from({ length: 10 }, () => []) };
    const drawn = Array.from({ length: 2000 }, (_, seed) => drawTicket(lottery, seed.toString(16)));
    const counts = Array.from({ length: 10 }, (_, ticket) => drawn.filter((one) => one === ticket).length);
    // 200 expected, deviation 13.4.
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(60);
    expect(drawTicket(lottery, 'ABC')).toBe(drawTicket(lottery, 'abc'));
  });

  test('work can be ended by throwing', () => {
    const tell = () => {
      throw new Error('enough');
    };
    expect(() => makeLottery(solver, pool(40, 5), { size: 4, method: 'leximin', tell })).toThrow('enough');
  });

  test.each([
    [{ size: 0 }, 'From 1 to 45 people can be drawn, not 0.'],
    [{ size: 46 }, 'From 1 to 45 people can be drawn, not 46.'],
    [{ size: 2.5 }, 'From 1 to 45 people can be drawn, not 2.5.'],
    [{ size: 4, tickets: 0 }, 'A lottery has from 1 to 1,000,000 tickets.'],
    [{ size: 4, method: 'legacy' as const, seed: 'dice' }, 'A seed is a row of hexadecimal digits.'],
  ])('%j is refused', (options, why) => {
    expect(() => makeLottery(solver, pool(40, 5), { method: 'leximin', ...options })).toThrow(new RangeError(why));
  });
});
