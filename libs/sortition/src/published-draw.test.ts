import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  drawReplacements,
  drawTicket,
  type Lottery,
  loadSolver,
  lotOf,
  makeLottery,
  meetsQuotas,
  type Pool,
  type PublishedDraw,
  verifyDraw,
} from './index.ts';
import { tinyPools } from './testing.fixture.ts';

const run = promisify(execFile);
const solver = await loadSolver();

const SEED = 'c0ffee';

function published(pool: Pool, size: number, seed = SEED): PublishedDraw {
  const lottery = makeLottery(solver, pool, { size, method: 'leximin', tickets: 20 }) as Lottery;
  const panels = lottery.tickets.map((panel) => panel.map((at) => pool.people[at] as string));
  const probabilities = Object.fromEntries(
    pool.people.map((person, at) => [person, (lottery.ticketsOf[at] ?? 0) / 20]),
  );
  return { seed, panels, probabilities, panel: panels[drawTicket(lottery, seed)] as string[] };
}

describe('a published draw', () => {
  test('stands, and every forgery of it falls', () => {
    const law = fc.property(tinyPools, fc.nat({ max: 19 }), ({ pool, size }, ticket) => {
      const draw = published(pool, size);
      const verify = (changed: Partial<PublishedDraw>) => verifyDraw(pool, { size }, { ...draw, ...changed });
      expect(verify({})).toEqual([]);
      const [person = ''] = pool.people;
      const raised = { ...draw.probabilities, [person]: (draw.probabilities[person] ?? 0) + 1e-12 };
      expect(verify({ probabilities: raised })).toEqual([{ problem: 'wrong-probability', person }]);
      const swapped = draw.panels.map((panel, at) => (at === ticket ? panel.slice(1) : panel));
      expect(verify({ panels: swapped })).toContainEqual({ problem: 'quotas-not-met', ticket: ticket + 1 });
      expect(verify({ panel: draw.panel.slice(1) }).map(({ problem }) => problem)).toEqual(['wrong-ticket']);
      expect(verifyDraw(pool, { size: size + 1 }, draw).length).toBeGreaterThan(0);
    });
    fc.assert(law, { numRuns: 60 });
  });

  test('somebody who is not in the pool, or twice on a ticket, is found', () => {
    const pool: Pool = {
      people: ['a', 'b'],
      quotas: [{ category: 'c', feature: 'f', min: 0, max: 2, minFlex: 0, maxFlex: 2 }],
      featuresOf: [[0], [0]],
    };
    const draw = (panel: string[], probabilities: Record<string, number>) =>
      verifyDraw(pool, { size: 2 }, { seed: '1', panels: [panel], probabilities, panel });
    expect(draw(['a', 'b'], { a: 1, b: 1 })).toEqual([]);
    expect(draw(['a', 'a'], { a: 2, b: 0 })).toEqual([{ problem: 'quotas-not-met', ticket: 1 }]);
    expect(draw(['a', 'x'], { a: 1, b: 0, x: 1 })).toEqual([{ problem: 'quotas-not-met', ticket: 1 }]);
    expect(draw(['a', 'b'], { a: 1, b: 1, x: 0.5 })).toEqual([{ problem: 'wrong-probability', person: 'x' }]);
  });
});

describe('the numbers of a seed', () => {
  test('are those that the documentation says, to the digit', () => {
    // printf 'ateneu-lot-v1:ticket:c0ffee:0' | sha256sum | cut -c1-13, and so on.
    const lot = lotOf('C0FFEE', 'ticket');
    expect([lot.below(2 ** 52), lot.below(2 ** 52), lot.below(1000)]).toEqual(VECTOR);
  });

  test('skip what would make some remainders likelier', () => {
    const lot = lotOf('1', 'ticket');
    const n = 2 ** 51 + 1;
    const numbers = Array.from({ length: 2000 }, () => lot.below(n));
    expect(numbers.every((one) => one < n)).toBe(true);
    // Without skipping, the lower half would come twice as often as the upper.
    expect(numbers.filter((one) => one < n / 2).length / 2000).toBeCloseTo(0.5, 1);
  });

  test('for another purpose are others', () => {
    const first = (purpose: 'ticket' | 'legacy') => lotOf('1', purpose).below(2 ** 52);
    expect(first('ticket')).not.toBe(first('legacy'));
  });
});

const VECTOR = [1_983_819_265_744_148, 1_444_874_452_766_951, 790];

const hasPython = await run('python3', ['--version']).then(
  () => true,
  () => false,
);

test.runIf(hasPython)('the few lines of Python in the documentation draw the same ticket', async () => {
  const page = await readFile(new URL('../../../docs/algorithms/sortition.md', import.meta.url), 'utf8');
  const [, script] = /```python\n([\s\S]*?)\n```/.exec(page) ?? [];
  for (const [seed, tickets] of [
    ['00ff', 1000],
    ['c0ffee', 7],
    ['1', 999_983],
  ] as const) {
    const { stdout } = await run('python3', ['-c', script as string, seed, `${tickets}`]);
    const empty = { tickets: Array.from({ length: tickets }, () => []) };
    expect(stdout).toBe(`ticket ${drawTicket(empty, seed) + 1} of ${tickets}\n`);
  }
});

describe('replacements', () => {
  test('the panel meets its quotas again, who stays stays, and nobody comes back', () => {
    const law = fc.property(tinyPools, fc.integer({ min: 1, max: 4 }), ({ pool, size }, many) => {
      const { panel } = published(pool, size);
      const leaving = panel.slice(0, Math.min(many, size));
      const left = pool.people.length - size;
      if (left < leaving.length) return;
      const result = drawReplacements(solver, pool, { panel, leaving, seed: 'beef', method: 'leximin', tickets: 20 });
      if (!result.feasible) {
        expect(result.relaxation.changes.length).toBeGreaterThan(0);
        return;
      }
      expect(meetsQuotas(pool, result.panel)).toBe(true);
      expect(result.panel).toHaveLength(size);
      expect(result.chosen.some((person) => panel.includes(person))).toBe(false);
      expect(panel.slice(leaving.length).every((person) => result.panel.includes(person))).toBe(true);
    });
    fc.assert(law, { numRuns: 100 });
  });

  const pool: Pool = {
    people: ['a', 'b', 'c', 'd', 'e', 'f'],
    quotas: [
      { category: 'gender', feature: 'woman', min: 1, max: 1, minFlex: 0, maxFlex: 2 },
      { category: 'gender', feature: 'man', min: 1, max: 1, minFlex: 0, maxFlex: 2 },
    ],
    featuresOf: [[0], [0], [0], [1], [1], [1]],
  };
  const again = (leaving: string[], unavailable: string[] = [], panel = ['a', 'd']) =>
    drawReplacements(solver, pool, { panel, leaving, unavailable, seed: '1', method: 'leximin' });

  test('a woman follows a woman, each who is left with the same chance', () => {
    const result = again(['a']);
    expect(result).toMatchObject({ feasible: true, pool: { people: ['b', 'c', 'e', 'f'] } });
    expect(result.feasible && result.lottery.ticketsOf).toEqual([500, 500, 0, 0]);
    expect(again(['a'], ['b'])).toMatchObject({ chosen: ['c'], panel: ['c', 'd'] });
  });

  test('where nobody fits the relaxation is told', () => {
    expect(again(['a'], ['b', 'c'])).toMatchObject({ feasible: false, relaxation: { withinFlex: true } });
  });

  test.each([
    [['x'], [], '"x" is not on the panel.'],
    [['b'], [], '"b" is not on the panel.'],
    [['a'], ['x'], '"x" is not in the pool.'],
    [['a'], ['b', 'c', 'e', 'f'], 'From 1 to 0 people can be drawn, not 1.'],
    [[], [], 'From 1 to 4 people can be drawn, not 0.'],
  ])('%j leaving, %j unavailable: %s', (leaving, unavailable, why) => {
    expect(() => again(leaving, unavailable)).toThrow(new RangeError(why));
  });
});
