import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DistrictId } from '#kernel/ids.ts';
import { cents } from '#kernel/money.ts';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { setTotals } from './set-totals.ts';
import { listPots } from './store.ts';
import { openBudget, upcomingBudget } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const district = testId<DistrictId>(77);

describe('the totals', () => {
  it('are for the city and for districts; a pot that stays keeps its number', async () => {
    const budget = await upcomingBudget(house.ctx);
    const hers = house.ctx.as(budget.facilitator);
    const both = [
      { districtId: district, total: cents(5000) },
      { districtId: null, total: cents(20_000) },
    ];
    expect(await setTotals(hers, budget.address, both)).toMatchObject({ ok: true });
    expect(await listPots(house.ctx, budget.stepId)).toEqual([
      { pot: 1, districtId: null, total: 20_000 },
      { pot: 2, districtId: district, total: 5000 },
    ]);
  });

  it('are not taken away from under a project, nor all together', async () => {
    const budget = await upcomingBudget(house.ctx);
    const hers = house.ctx.as(budget.facilitator);
    const only = [{ districtId: district, total: cents(5000) }];
    expect(await setTotals(hers, budget.address, only)).toMatchObject({ code: 'pot-in-use' });
    expect(await setTotals(hers, budget.address, [{ districtId: null, total: cents(0) }])).toMatchObject({
      code: 'totals-missing',
    });
  });

  it('stand once people vote, and are set by those who run it', async () => {
    const open = await openBudget(house.ctx);
    const totals = [{ districtId: null, total: cents(1) }];
    expect(await setTotals(house.ctx.as(open.facilitator), open.address, totals)).toMatchObject({
      code: 'totals-stand',
    });
    const officer = house.ctx.as(personActor({ roles: ['officer'] }));
    expect(await setTotals(officer, open.address, totals)).toMatchObject({ code: 'not-your-budget' });
  });
});
