import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findProject, listProjects } from './store.ts';
import { openBudget, upcomingBudget, words } from './testing.ts';
import { changeProject, writeProject } from './write-project.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('a project', () => {
  it('is written and priced by officers too, and numbered in order', async () => {
    const budget = await upcomingBudget(house.ctx);
    const officer = house.ctx.as(personActor({ roles: ['officer'] }));
    const written = await writeProject(officer, budget.address, words({ feasibility: 'undecided', cost: null }));
    expect(written).toMatchObject({ value: { number: 4, code: '4', cost: null } });
    const priced = await changeProject(officer, budget.address, 4, words({ cost: cents(250) }));
    expect(priced).toMatchObject({ ok: true });
    expect(await findProject(house.ctx, budget.stepId, 4)).toMatchObject({ cost: 250, feasibility: 'feasible' });
    expect(await listProjects(house.ctx, budget.stepId, 'on-ballot')).toHaveLength(4);
  });

  it('that can be built has a price, one that cannot has a reason', async () => {
    const { address, facilitator } = await upcomingBudget(house.ctx);
    const hers = house.ctx.as(facilitator);
    expect(await writeProject(hers, address, words({ cost: null }))).toMatchObject({ code: 'feasible-needs-cost' });
    expect(await writeProject(hers, address, words({ feasibility: 'unfeasible' }))).toMatchObject({
      code: 'unfeasible-needs-reason',
    });
    expect(await writeProject(hers, address, words({ pot: 7 }))).toMatchObject({ code: 'pot-not-found' });
    expect(await writeProject(hers, address, words({ title: 'Bo' }))).toMatchObject({ code: 'project-title' });
  });

  it('stays as it is once people vote on it', async () => {
    const budget = await openBudget(house.ctx);
    const done = await changeProject(house.ctx.as(budget.facilitator), budget.address, 1, words({ cost: cents(1) }));
    expect(done).toMatchObject({ ok: false, code: 'ballot-stands' });
    const stranger = house.ctx.as(personActor());
    expect(await writeProject(stranger, budget.address, words())).toMatchObject({ code: 'not-your-budget' });
  });
});
