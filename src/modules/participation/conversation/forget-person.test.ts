import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { flagStatement } from './flag-statement.ts';
import { forgetPerson } from './forget-person.ts';
import { findMap } from './map-store.ts';
import { answered, drawn, openConversation, twoCamps } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('a person who erases herself', () => {
  it('leaves her answers in the map, and nothing that leads to her', async () => {
    const place = await openConversation(house.ctx, {}, 7);
    await twoCamps(house.ctx, place, 10, 7);
    const her = personActor();
    for (let statement = 1; statement <= 7; statement++) await answered(house.ctx, place, statement, 1, her);
    await flagStatement(house.ctx.as(her), place.address, { statement: 1, reason: 'spam' });
    await drawn(house.ctx, place);
    const before = (await findMap(house.ctx, place.stepId))?.map;
    await forgetPerson(house.ctx, { type: 'person-erasing', personId: her.personId });
    await drawn(house.ctx, place);
    expect((await findMap(house.ctx, place.stepId))?.map).toEqual(before);
    for (const table of ['conversation_votes', 'conversation_participants', 'statement_flags']) {
      const { rows } = await sql`select 1 from ${sql.table(table)} where person_id = ${her.personId}`.execute(house.db);
      expect({ table, rows }).toEqual({ table, rows: [] });
    }
  });
});
