import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { seedStatements } from './seed-statements.ts';
import { listStatements } from './statement-store.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('the first statements', () => {
  it('come a line each, and what is there already comes no second time', async () => {
    const place = await openConversation(house.ctx, {}, 0);
    const asFacilitator = house.ctx.as(place.facilitator);
    const lines =
      'Els bancs han de tenir respatller.\n\n  Hi ha massa   terrasses.  \nEls bancs han de tenir respatller.';
    expect(await seedStatements(asFacilitator, place.address, { language: 'ca', lines })).toMatchObject({
      value: { added: 2 },
    });
    const more = `${lines}\nFalten lavabos públics.`;
    expect(await seedStatements(asFacilitator, place.address, { language: 'ca', lines: more })).toMatchObject({
      value: { added: 1 },
    });
    const bodies = (await listStatements(house.ctx, place.stepId)).map(({ body }) => body);
    expect(bodies).toEqual(['Els bancs han de tenir respatller.', 'Hi ha massa terrasses.', 'Falten lavabos públics.']);
  });

  it('are all refused when one does not fit, and it is named', async () => {
    const place = await openConversation(house.ctx, { bodyMax: 60 }, 0);
    const lines = `Els bancs han de tenir respatller.\n${'x'.repeat(61)}`;
    const done = await seedStatements(house.ctx.as(place.facilitator), place.address, { language: 'ca', lines });
    expect(done).toMatchObject({ ok: false, code: 'statement-length', details: { text: 'x'.repeat(60) } });
    expect(await listStatements(house.ctx, place.stepId)).toEqual([]);
  });

  it('are written by those who run it, not by moderators', async () => {
    const place = await openConversation(house.ctx, {}, 0);
    const moderator = house.ctx.as(personActor({ roles: ['moderator'] }));
    const done = await seedStatements(moderator, place.address, { language: 'ca', lines: 'Falten lavabos públics.' });
    expect(done).toMatchObject({ ok: false, code: 'not-your-conversation' });
  });
});
