import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { carryConsensus } from './carry-consensus.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('carrying on what is shared', () => {
  it('makes proposals of the city in the later step, once', async () => {
    const place = await openConversation(house.ctx);
    const asFacilitator = house.ctx.as(place.facilitator);
    const input = { numbers: [1, 3], into: 'make' };
    expect(await carryConsensus(asFacilitator, place.address, input)).toMatchObject({ value: { carried: 2 } });
    expect(await carryConsensus(asFacilitator, place.address, input)).toMatchObject({ value: { carried: 0 } });
    const { rows } = await sql<{ origin: string; title: string }>`
      select origin, title from proposals where step_id = ${place.laterId} order by number`.execute(house.db);
    expect(rows).toMatchObject([
      { origin: 'city', title: 'La frase número 1 de la conversa' },
      { origin: 'city', title: 'La frase número 3 de la conversa' },
    ]);
  });

  it('goes into a later step that takes it, and into no other', async () => {
    const place = await openConversation(house.ctx);
    const asFacilitator = house.ctx.as(place.facilitator);
    for (const into of ['talk', 'nowhere'])
      expect(await carryConsensus(asFacilitator, place.address, { numbers: [1], into })).toMatchObject({
        code: 'step-takes-no-statements',
      });
    expect(await carryConsensus(asFacilitator, place.address, { numbers: [77], into: 'make' })).toMatchObject({
      code: 'statement-gone',
    });
  });

  it('is for those who run it', async () => {
    const place = await openConversation(house.ctx);
    const done = await carryConsensus(house.ctx.as(personActor()), place.address, { numbers: [1], into: 'make' });
    expect(done).toMatchObject({ ok: false, code: 'not-your-conversation' });
  });
});
