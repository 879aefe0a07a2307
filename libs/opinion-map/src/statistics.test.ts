import { expect, test } from 'vitest';
import type { Vote } from './opinion.ts';
import { mapOpinions } from './opinion-map.ts';
import { proportionTest, SIGNIFICANT, twoProportionTest } from './statistics.ts';

test('one share: (s + 1)/(n + 1) against a half, in standard errors', () => {
  expect(proportionTest(0, 0)).toBe(1);
  expect(proportionTest(24, 24)).toBe(5);
  expect(proportionTest(7, 15)).toBe(0);
});

test('two shares: pooled, one added to each number, and nothing where the pool is whole', () => {
  // 5/10 against 2/10: 0.3 over the root of 0.35 · 0.65 · 0.2.
  expect(twoProportionTest(4, 1, 9, 9)).toBeCloseTo(0.3 / Math.sqrt(0.35 * 0.65 * 0.2), 12);
  expect(twoProportionTest(1, 4, 9, 9)).toBeCloseTo(-0.3 / Math.sqrt(0.35 * 0.65 * 0.2), 12);
  expect(twoProportionTest(9, 9, 9, 9)).toBe(0);
});

test('what is significant is so at 90 %, one-sided', () => {
  // The quantile of the normal distribution, to the four digits Pol.is uses.
  expect(SIGNIFICANT).toBe(1.2816);
  const agreeing = (agree: number, of: number) =>
    Array.from(
      { length: of },
      (_, participant): Vote => ({ participant, comment: 1, vote: participant < agree ? 1 : -1 }),
    );
  // 2√31 · (20/31 − ½) = 1.616; 2√31 · (19/31 − ½) = 1.257.
  expect(mapOpinions(agreeing(19, 30)).consensus.agree).toHaveLength(1);
  expect(mapOpinions(agreeing(18, 30)).consensus.agree).toHaveLength(0);
});
