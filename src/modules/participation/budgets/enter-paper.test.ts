import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findCounts } from './count-store.ts';
import { enterPaper } from './enter-paper.ts';
import { listPapers } from './paper-store.ts';
import { closeBudget, counted, openBudget } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const paper = (rollNumber: string, projects: number[] = [1, 2]) => ({
  rollNumber,
  projects,
  points: [],
  districtPot: null,
});
const officer = () => house.ctx.as(personActor({ roles: ['officer'] }));

describe('a ballot on paper', () => {
  it('counts when two people have read the same, in whichever order they name the projects', async () => {
    const budget = await openBudget(house.ctx);
    expect(await enterPaper(officer(), budget.address, paper('ab-12 34'))).toEqual({
      ok: true,
      value: 'waits-for-second',
    });
    expect(await listPapers(house.ctx, budget.stepId, 10)).toMatchObject([{ tail: '1234', differs: false }]);
    expect(await enterPaper(officer(), budget.address, paper('AB1234', [2, 1]))).toEqual({ ok: true, value: 'counts' });
    expect(await listPapers(house.ctx, budget.stepId, 10)).toEqual([]);
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    expect(await findCounts(house.ctx, budget.stepId)).toMatchObject([{ ballots: 1 }]);
  });

  it('is refused to a second desk once it counts', async () => {
    const budget = await openBudget(house.ctx);
    for (const who of [officer(), officer()]) await enterPaper(who, budget.address, paper('0001'));
    expect(await enterPaper(officer(), budget.address, paper('0001', [3]))).toMatchObject({
      code: 'paper-entered-already',
    });
  });

  it('is not read twice by one person', async () => {
    const budget = await openBudget(house.ctx);
    const her = officer();
    await enterPaper(her, budget.address, paper('0002'));
    expect(await enterPaper(her, budget.address, paper('0002'))).toMatchObject({ code: 'paper-by-yourself' });
  });

  it('of which two readings differ counts for nobody, and waits for a third', async () => {
    const budget = await openBudget(house.ctx);
    await enterPaper(officer(), budget.address, paper('0003', [1]));
    expect(await enterPaper(officer(), budget.address, paper('0003', [3]))).toMatchObject({ code: 'paper-differs' });
    expect(await listPapers(house.ctx, budget.stepId, 10)).toMatchObject([{ differs: true }]);
    expect(await enterPaper(officer(), budget.address, paper('0003', [1]))).toEqual({ ok: true, value: 'counts' });
  });

  it('keeps to the same limits, and is entered by staff', async () => {
    const budget = await openBudget(house.ctx, { maxProjects: 1 });
    expect(await enterPaper(officer(), budget.address, paper('0004'))).toMatchObject({ code: 'ballot-too-many' });
    expect(await enterPaper(officer(), budget.address, paper('12', [1]))).toMatchObject({ code: 'roll-number' });
    const resident = house.ctx.as(personActor());
    expect(await enterPaper(resident, budget.address, paper('0005', [1]))).toMatchObject({ code: 'not-your-budget' });
  });
});
