import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadSolver, makeLottery, type Pool, type Quota, type Relaxation, relaxationInWords } from './index.ts';
import { allPanels, tinyPools } from './testing.fixture.ts';

const solver = await loadSolver();

function relaxationOf(pool: Pool, size: number): Relaxation | null {
  const lottery = makeLottery(solver, pool, { size, method: 'leximin', tickets: 1 });
  return lottery.feasible ? null : lottery.relaxation;
}

/** Quotas drawn at will: most of the time no panel meets them. */
const strictPools = fc.record({
  tiny: tinyPools,
  moves: fc.array(fc.integer({ min: -1, max: 2 }), { minLength: 12, maxLength: 12 }),
});

test('the relaxation makes a panel possible, and none that moves bounds by less does', () => {
  let impossible = 0;
  const law = fc.property(strictPools, ({ tiny: { pool, size }, moves }) => {
    const quotas = pool.quotas.map((quota, at) => {
      const min = Math.max(0, quota.min + (moves[at] ?? 0));
      return { ...quota, min, max: Math.max(min, quota.max), maxFlex: Number.POSITIVE_INFINITY };
    });
    const strict = { ...pool, quotas };
    const relaxation = relaxationOf(strict, size);
    expect(relaxation === null).toBe(allPanels(strict, size).length > 0);
    if (relaxation === null) return;
    impossible += 1;
    expect(relaxation.withinFlex).toBe(true);
    expect(allPanels({ ...strict, quotas: relaxed(quotas, relaxation) }, size).length).toBeGreaterThan(0);
    const moved = relaxation.changes.reduce((sum, { from, to }) => sum + Math.abs(from - to), 0);
    expect(moved).toBe(leastMove(strict, size));
  });
  fc.assert(law, { numRuns: 300 });
  expect(impossible).toBeGreaterThan(50);
});

const pool: Pool = {
  people: ['a', 'b', 'c', 'd'],
  quotas: [
    { category: 'gender', feature: 'woman', min: 2, max: 3, minFlex: 1, maxFlex: 3 },
    { category: 'gender', feature: 'man', min: 1, max: 2, minFlex: 1, maxFlex: 2 },
  ],
  featuresOf: [[0], [1], [1], [1]],
};

test('it stays within the flex where that is enough', () => {
  const relaxation = relaxationOf(pool, 3) as Relaxation;
  expect(relaxation).toEqual({
    withinFlex: true,
    changes: [{ category: 'gender', feature: 'woman', bound: 'min', from: 2, to: 1 }],
  });
  expect(relaxationInWords(relaxation)).toEqual([
    'No panel meets all quotas. This would be enough, and nothing smaller is:',
    'lower the minimum of gender "woman" from 2 to 1',
  ]);
});

test('it goes beyond where the flex is not enough, and says so', () => {
  const relaxation = relaxationOf(pool, 4) as Relaxation;
  expect(relaxation.withinFlex).toBe(false);
  expect(relaxationInWords(relaxation)).toEqual([
    'No panel meets all quotas, even within their flex. This would be enough, and nothing smaller is:',
    'lower the minimum of gender "woman" from 2 to 1',
    'raise the maximum of gender "man" from 2 to 3',
  ]);
});

function relaxed(quotas: readonly Quota[], { changes }: Relaxation): Quota[] {
  return quotas.map((quota) => {
    const bounds = { min: quota.min, max: quota.max };
    for (const { category, feature, bound, to } of changes) {
      if (category === quota.category && feature === quota.feature) bounds[bound] = to;
    }
    return { ...quota, ...bounds };
  });
}

/** Over every panel of that size, how far its counts lie outside the quotas; the least. */
function leastMove({ quotas, ...rest }: Pool, size: number): number {
  const open = quotas.map((quota) => ({ ...quota, min: 0, max: size }));
  const moves = allPanels({ ...rest, quotas: open }, size).map((panel) =>
    quotas.reduce((sum, { min, max }, at) => {
      const taken = panel.filter((person) => rest.featuresOf[person]?.includes(at)).length;
      return sum + Math.max(0, min - taken) + Math.max(0, taken - max);
    }, 0),
  );
  return Math.min(...moves);
}
