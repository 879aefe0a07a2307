import { describe, expect, it } from 'vitest';
import { nextStatement } from './next-statement.ts';

const statements = Array.from({ length: 10 }, (_, index) => ({ id: `statement-${index + 1}`, number: index + 1 }));

describe('the next statement', () => {
  it('is the same again until something moves', () => {
    const priorities = new Map(statements.map(({ number }) => [number, number]));
    const first = nextStatement('her', statements, priorities, 1);
    expect(nextStatement('her', [...statements].reverse(), priorities, 1)).toEqual(first);
  });

  it('is never one that is not offered, and none when all are answered', () => {
    const left = statements.slice(3, 5);
    for (let who = 0; who < 100; who++) expect(left).toContain(nextStatement(`${who}`, left, new Map(), 1));
    expect(nextStatement('her', [], new Map(), 1)).toBeUndefined();
  });

  it('is drawn as often as its priority says', () => {
    const priorities = new Map([
      [1, 8],
      [2, 1],
      [3, 1],
    ]);
    const three = statements.slice(0, 3);
    const shown = [0, 0, 0];
    for (let who = 0; who < 20_000; who++) {
      const number = nextStatement(`person ${who}`, three, priorities, 1)?.number ?? 0;
      shown[number - 1] = (shown[number - 1] ?? 0) + 1;
    }
    // 16,000 of 20,000 expected; five standard deviations are 283.
    expect(Math.abs((shown[0] ?? 0) - 16_000)).toBeLessThan(283);
    expect(Math.abs((shown[1] ?? 0) - 2000)).toBeLessThan(213);
  });

  it('takes a statement that no map knows yet at the priority of a newcomer', () => {
    const two = statements.slice(0, 2);
    let newcomers = 0;
    for (let who = 0; who < 10_000; who++)
      if (nextStatement(`person ${who}`, two, new Map([[1, 1]]), 9)?.number === 2) newcomers++;
    expect(Math.abs(newcomers - 9000)).toBeLessThan(150);
  });

  it('survives priorities of nought and of the very large', () => {
    const priorities = new Map([
      [1, 0],
      [2, 1e300],
    ]);
    expect(nextStatement('her', statements.slice(0, 2), priorities, 1)?.number).toBe(2);
  });
});
