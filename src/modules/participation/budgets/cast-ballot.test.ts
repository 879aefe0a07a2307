import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findBasket, findOwnBallot, listReceipts } from './ballot-store.ts';
import { castBallot } from './cast-ballot.ts';
import { fillBasket } from './fill-basket.ts';
import { closeBudget, openBudget, upcomingBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const boxOf = async (stepId: string) =>
  (
    await sql<{ projects: number[]; points: number[] }>`
      select projects, points from budget_ballots where step_id = ${stepId} order by voter, pot`.execute(house.db)
  ).rows;

describe('casting a ballot', () => {
  it('puts it into the box once, and its receipt into the list', async () => {
    const budget = await openBudget(house.ctx);
    const her = personActor();
    const done = await voted(house.ctx, budget, [1, 3], her);
    expect(done).toMatchObject({ ok: true });
    expect(await boxOf(budget.stepId)).toEqual([{ projects: [1, 3], points: [] }]);
    const receipts = await listReceipts(house.ctx, budget.stepId);
    expect(done.ok && 'receipt' in done.value && receipts).toEqual([
      (done as { value: { receipt: string } }).value.receipt,
    ]);
    expect(await findBasket(house.ctx, budget.stepId, her.personId)).toBeUndefined();
  });

  it('again replaces the one before: the last counts, with a receipt of its own', async () => {
    const budget = await openBudget(house.ctx);
    const her = personActor();
    const first = await voted(house.ctx, budget, [1], her);
    const second = await voted(house.ctx, budget, [2], her);
    expect(await boxOf(budget.stepId)).toEqual([{ projects: [2], points: [] }]);
    expect(first).not.toEqual(second);
    expect(await listReceipts(house.ctx, budget.stepId)).toHaveLength(1);
    expect(await findOwnBallot(house.ctx, budget.stepId, her.personId)).toMatchObject({ choice: { projects: [2] } });
  });

  it('at the same moment in two windows is one ballot', async () => {
    const budget = await openBudget(house.ctx);
    const her = house.ctx.as(personActor());
    await fillBasket(her, budget.address, { projects: [1], points: [], districtPot: null });
    await Promise.all([castBallot(her, budget.address), castBallot(her, budget.address)]).catch(() => []);
    expect(await boxOf(budget.stepId)).toHaveLength(1);
  });

  it('loses none when forty people vote at once', async () => {
    const budget = await openBudget(house.ctx);
    const done = await Promise.all(Array.from({ length: 40 }, (_, at) => voted(house.ctx, budget, [(at % 3) + 1])));
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(await boxOf(budget.stepId)).toHaveLength(40);
  });

  it('is for people with an account, while voting is open, with something chosen', async () => {
    const budget = await openBudget(house.ctx);
    expect(await castBallot(house.ctx, budget.address)).toMatchObject({ code: 'sign-in-first' });
    expect(await castBallot(house.ctx.as(personActor()), budget.address)).toMatchObject({ code: 'ballot-empty' });
    const upcoming = await upcomingBudget(house.ctx);
    expect(await voted(house.ctx, upcoming, [1])).toMatchObject({ code: 'budget-closed' });
    await closeBudget(house.ctx, budget);
    expect(await voted(house.ctx, budget, [1])).toMatchObject({ code: 'budget-closed' });
  });

  it('keeps to the limits of the ballot', async () => {
    const approval = await openBudget(house.ctx, { maxProjects: 2 });
    expect(await voted(house.ctx, approval, [1, 2, 3])).toMatchObject({
      code: 'ballot-too-many',
      details: { max: 2, n: 3 },
    });
    const knapsack = await openBudget(house.ctx, { ballot: 'knapsack' });
    expect(await voted(house.ctx, knapsack, [1, 2])).toMatchObject({ code: 'ballot-too-dear', details: { over: 10 } });
    expect(await voted(house.ctx, knapsack, [2, 3])).toMatchObject({ ok: true });
    const points = await openBudget(house.ctx, { ballot: 'points', points: 10 });
    expect(await voted(house.ctx, points, [1, 2], personActor(), [6, 5])).toMatchObject({ code: 'ballot-points' });
    expect(await voted(house.ctx, points, [1, 2], personActor(), [6, 4])).toMatchObject({ ok: true });
    expect(await voted(house.ctx, points, [99])).toMatchObject({ code: 'project-not-on-ballot' });
  });
});
