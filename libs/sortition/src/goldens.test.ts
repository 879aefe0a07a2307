import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../../src/platform/testing-data.ts';
import { type Lottery, loadSolver, type Method, makeLottery, type Pool, readPool } from './index.ts';

interface Golden {
  readonly min: number;
  readonly max: number;
  readonly gini: number;
  readonly types: Readonly<Record<string, { readonly n: number; readonly p: number }>>;
}

const data = sharedData('sortition');
const solver = await loadSolver();

function poolOf(folder: string, people: string, quotas: string): Pool {
  const read = (name: string) => readFileSync(data.file(`${folder}/${name}`), 'utf8');
  return readPool({ people: read(people), quotas: read(quotas) });
}

function lotteryOf(pool: Pool, size: number, method: Method = 'leximin', tickets = 1000): Lottery {
  const lottery = makeLottery(solver, pool, { size, method, tickets, seed: '01' });
  if (!lottery.feasible) throw new Error('There is no panel.');
  return lottery;
}

/** The chance of each kind of person, as the golden writes kinds: categories by name, features joined by a bar. */
function byKind(pool: Pool, lottery: Lottery): Map<string, { n: number; p: number }> {
  const kinds = new Map<string, { n: number; p: number }>();
  for (const [person, features] of pool.featuresOf.entries()) {
    const sorted = features
      .map((at) => pool.quotas[at])
      .sort((a, b) => ((a?.category ?? '') < (b?.category ?? '') ? -1 : 1));
    const kind = sorted.map((quota) => quota?.feature).join('|');
    kinds.set(kind, { n: (kinds.get(kind)?.n ?? 0) + 1, p: lottery.optimum[person] ?? 0 });
  }
  return kinds;
}

describe.skipIf(data.missing)(data.titled('the pools with published results'), () => {
  test('150 people, 122 types, panel of 22: every type to 1e-6', () => {
    const goldens = JSON.parse(readFileSync(data.file('leximin_goldens.json'), 'utf8')) as Record<string, Golden>;
    const golden = goldens['sf-fixture-150-panel22'] as Golden;
    const pool = poolOf('sf-fixture-150-panel22', 'candidates.csv', 'features.csv');
    const lottery = lotteryOf(pool, 22);
    for (const name of ['min', 'max', 'gini'] as const) {
      expect(Math.abs(lottery.spread[name] - golden[name])).toBeLessThan(1e-6);
    }
    const kinds = byKind(pool, lottery);
    expect(kinds.size).toBe(Object.keys(golden.types).length);
    for (const [kind, { n, p }] of Object.entries(golden.types)) {
      expect(kinds.get(kind)?.n, kind).toBe(n);
      expect(Math.abs((kinds.get(kind)?.p ?? 0) - p), kind).toBeLessThan(1e-6);
    }
    // The tickets keep it: nobody is a whole ticket away, and those of one type have the same number.
    for (const [person, count] of lottery.ticketsOf.entries()) {
      expect(Math.abs(count - 1000 * (lottery.optimum[person] ?? 0))).toBeLessThan(1);
    }
    expect(lottery.spread.min).toBeCloseTo(1 / 11, 9);
  });

  test('the same pool by the other rules: maximin has the same minimum, nash the greater product', () => {
    const pool = poolOf('sf-fixture-150-panel22', 'candidates.csv', 'features.csv');
    const [leximin, maximin, nash] = (['leximin', 'maximin', 'nash'] as const).map((rule) => lotteryOf(pool, 22, rule));
    expect(maximin?.spread.min).toBeCloseTo(leximin?.spread.min ?? 0, 7);
    expect(nash?.spread.geometricMean).toBeGreaterThan(leximin?.spread.geometricMean ?? 1);
    expect(nash?.spread.min).toBeLessThan(leximin?.spread.min ?? 0);
  });

  test('200 people, panel of 20: the statistics published with the pool', () => {
    const pool = poolOf('pgoelz-example_small_20', 'respondents.csv', 'categories.csv');
    const { spread, ticketsOf } = lotteryOf(pool, 20);
    expect(spread).toEqual({
      min: expect.closeTo(0.1, 6),
      max: expect.closeTo(0.1, 6),
      gini: expect.closeTo(0, 6),
      geometricMean: expect.closeTo(0.1, 6),
    });
    expect(new Set(ticketsOf)).toEqual(new Set([100]));
  });

  test('the same pool by legacy: the published statistics of 10,000 draws, as nearly as other 10,000 can be', () => {
    const pool = poolOf('pgoelz-example_small_20', 'respondents.csv', 'categories.csv');
    const { optimum, spread } = lotteryOf(pool, 20, 'legacy', 10_000);
    // 0.0096 for the least lucky person, deviation 0.001; most of the Gini coefficient of 2.1 % is chance itself.
    expect(Math.abs(spread.min - 0.0096)).toBeLessThan(0.003);
    expect(Math.abs(spread.gini - 0.021)).toBeLessThan(0.003);
    expect(spread.geometricMean).toBeCloseTo(0.099, 3);
    const below = optimum.filter((chance) => chance < 0.1).length / optimum.length;
    expect(Math.abs(below - 0.48)).toBeLessThan(0.12);
  });
});
