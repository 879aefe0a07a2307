import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { readBudget } from './read-budget.ts';
import { closeBudget, counted, openBudget, upcomingBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('reading a budget', () => {
  it('shows no count before voting is over', async () => {
    const budget = await openBudget(house.ctx);
    await voted(house.ctx, budget, [1]);
    const open = await readBudget(house.ctx, budget.address);
    expect(open).toMatchObject({ value: { counts: [], may: { vote: true, prepare: false } } });
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    expect(await readBudget(house.ctx, budget.address)).toMatchObject({
      value: { counts: [{ ballots: 1 }], may: { vote: false } },
    });
  });

  it('shows her own ballot to her and to nobody else', async () => {
    const budget = await openBudget(house.ctx);
    const her = personActor();
    await voted(house.ctx, budget, [2], her);
    expect(await readBudget(house.ctx.as(her), budget.address)).toMatchObject({
      value: { cast: { choice: { projects: [2] } } },
    });
    const other = await readBudget(house.ctx.as(personActor()), budget.address);
    expect(other.ok && other.value.cast).toBeUndefined();
  });

  it('is not there where there is none', async () => {
    const budget = await upcomingBudget(house.ctx);
    expect(await readBudget(house.ctx, { ...budget.address, step: 'nowhere' })).toMatchObject({
      code: 'budget-not-found',
    });
  });
});
