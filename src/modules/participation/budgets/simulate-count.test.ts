import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { tryInThread } from './jobs/count-in-thread.ts';
import { simulateCount } from './simulate-count.ts';
import { closeBudget, counted, openBudget, upcomingBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('trying both rules', () => {
  it('gives the same for the same lot, and keeps nothing', async () => {
    const budget = await upcomingBudget(house.ctx, {}, [20, 30, 40, 50, 60]);
    const hers = house.ctx.as(budget.facilitator);
    const asked = { ballots: 'generated', voters: 500, lot: 7 } as const;
    const first = await simulateCount(hers, budget.address, asked);
    expect(first).toMatchObject({ ok: true });
    expect(await simulateCount(hers, budget.address, asked)).toEqual(first);
    expect(await simulateCount(hers, budget.address, asked, tryInThread())).toEqual(first);
    const [pot] = first.ok ? first.value : [];
    expect(pot?.voters).toBe(500);
    expect(pot?.funded['equal-shares'].size).toBeGreaterThan(0);
  });

  it('counts the real ballots of a budget that is over', async () => {
    const over = await openBudget(house.ctx, {}, [50, 50, 50]);
    for (let at = 0; at < 10; at++) await voted(house.ctx, over, at < 6 ? [1, 2] : [3]);
    await closeBudget(house.ctx, over);
    await counted(house.ctx, over);
    const next = await upcomingBudget(house.ctx);
    const done = await simulateCount(house.ctx.as(next.facilitator), next.address, {
      ...{ ballots: over.stepId, voters: 10, lot: 1 },
    });
    const [pot] = done.ok ? done.value : [];
    expect(pot?.voters).toBe(10);
    expect([...(pot?.funded.greedy ?? [])].toSorted()).toEqual(['1', '2']);
    expect([...(pot?.funded['equal-shares'] ?? [])]).toContain('3');
    expect(pot?.reached).toEqual({ greedy: 0.6, 'equal-shares': 1 });
  });

  it('offers ballots of the same kind only, and makes up none that could not be cast', async () => {
    const over = await openBudget(house.ctx, { ballot: 'points' }, [50, 50]);
    await closeBudget(house.ctx, over);
    await counted(house.ctx, over);
    const next = await upcomingBudget(house.ctx, { ballot: 'knapsack' }, [60, 60, 60]);
    const hers = house.ctx.as(next.facilitator);
    const onPoints = await simulateCount(hers, next.address, { ballots: over.stepId, voters: 10, lot: 1 });
    expect(onPoints).toMatchObject({ ok: false, code: 'budget-not-found' });
    // The money pays for one of the three: nobody has two of hers built.
    const madeUp = await simulateCount(hers, next.address, { ballots: 'generated', voters: 300, lot: 1 });
    const [pot] = madeUp.ok ? madeUp.value : [];
    expect(pot?.funded.greedy.size).toBe(1);
    expect(pot?.reached.greedy).toBeLessThan(0.9);
  });

  it('is for those who run it', async () => {
    const budget = await upcomingBudget(house.ctx);
    const asked = { ballots: 'generated', voters: 10, lot: 1 } as const;
    expect(await simulateCount(house.ctx.as(personActor()), budget.address, asked)).toMatchObject({
      code: 'not-your-budget',
    });
  });
});
