import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { basketOf, fillBasket, moveInBasket } from './fill-basket.ts';
import { budgetAt } from './place.ts';
import { openBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('the basket', () => {
  it('takes projects in and out, each once, and keeps what is too much', async () => {
    const budget = await openBudget(house.ctx, { maxProjects: 1 });
    const her = personActor();
    const hers = house.ctx.as(her);
    for (const project of [1, 2, 2]) await moveInBasket(hers, budget.address, { project, into: true });
    await moveInBasket(hers, budget.address, { project: 1, into: false });
    await moveInBasket(hers, budget.address, { project: 3, into: true });
    const place = await budgetAt(hers, budget.address);
    if ('code' in place) throw new Error(place.code);
    expect(await basketOf(hers, place, her.personId)).toMatchObject({ projects: [2, 3] });
  });

  it('begins with the ballot that was cast', async () => {
    const budget = await openBudget(house.ctx);
    const her = personActor();
    await voted(house.ctx, budget, [1, 3], her);
    await moveInBasket(house.ctx.as(her), budget.address, { project: 2, into: true });
    const place = await budgetAt(house.ctx, budget.address);
    if ('code' in place) throw new Error(place.code);
    expect(await basketOf(house.ctx, place, her.personId)).toMatchObject({ projects: [1, 3, 2] });
  });

  it('is hers alone, and knows only what is on the ballot', async () => {
    const budget = await openBudget(house.ctx);
    expect(await moveInBasket(house.ctx, budget.address, { project: 1, into: true })).toMatchObject({
      code: 'sign-in-first',
    });
    const her = house.ctx.as(personActor());
    expect(await moveInBasket(her, budget.address, { project: 9, into: true })).toMatchObject({
      code: 'project-not-on-ballot',
    });
    expect(await fillBasket(her, budget.address, { projects: [9], points: [], districtPot: null })).toMatchObject({
      code: 'project-not-on-ballot',
    });
  });
});
