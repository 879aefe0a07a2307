import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findCounts } from './count-store.ts';
import { fillBasket } from './fill-basket.ts';
import { forgetPerson } from './forget-person.ts';
import { closeBudget, counted, openBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('a voter who erases herself', () => {
  it('leaves her ballot in the box, and nothing that leads to her', async () => {
    const budget = await openBudget(house.ctx);
    const her = personActor();
    await voted(house.ctx, budget, [2], her);
    await fillBasket(house.ctx.as(her), budget.address, { projects: [1], points: [], districtPot: null });
    await forgetPerson(house.ctx, { type: 'person-erasing', personId: her.personId });
    for (const table of ['budget_voters', 'budget_ballots', 'budget_baskets']) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where person_id = ${her.personId}`.execute(house.db);
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    expect(await findCounts(house.ctx, budget.stepId)).toMatchObject([{ ballots: 1, result: { winners: ['2'] } }]);
  });
});
