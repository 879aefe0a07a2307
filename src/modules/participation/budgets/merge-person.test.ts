import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findOwnBallot } from './ballot-store.ts';
import { mergePerson } from './merge-person.ts';
import { openBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('a guest who keeps what she did', () => {
  it('finds her ballot in her account; where both voted the account’s stands alone', async () => {
    const [first, second] = [await openBudget(house.ctx), await openBudget(house.ctx)];
    const [guest, account] = [personActor(), personActor()];
    await voted(house.ctx, first, [1], guest);
    await voted(house.ctx, second, [1], guest);
    await voted(house.ctx, second, [2], account);
    await mergePerson(house.ctx, { type: 'person-merging', from: guest.personId, to: account.personId });
    expect(await findOwnBallot(house.ctx, first.stepId, account.personId)).toMatchObject({ choice: { projects: [1] } });
    expect(await findOwnBallot(house.ctx, second.stepId, account.personId)).toMatchObject({
      choice: { projects: [2] },
    });
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from budget_ballots where step_id = ${second.stepId}`.execute(house.db);
    expect(rows).toEqual([{ n: 1 }]);
  });
});
