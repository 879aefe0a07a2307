import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { published } from '../proposals/testing.ts';
import { conversationAt } from './place.ts';
import { proposalsToTake } from './proposals-to-take.ts';
import { takeOverProposals } from './take-over-proposals.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('proposals that can be taken over', () => {
  it('are those of the process that are no statement here yet', async () => {
    const open = await openConversation(house.ctx, {}, 0);
    await sql`update process_steps set opens_at = '2026-11-01T08:00:00Z' where id = ${open.laterId}`.execute(house.db);
    const [first, second] = [
      await published(house.ctx, { slug: open.address.process }),
      await published(house.ctx, { slug: open.address.process }, { title: 'Un banc llarg a l’ombra de la plaça' }),
    ];
    const place = await conversationAt(house.ctx, open.address);
    if ('code' in place) throw new Error(place.code);
    const ids = async () => (await proposalsToTake(house.ctx, place)).map(({ id }) => id);
    expect(await ids()).toEqual([first.id, second.id]);
    const taken = [{ id: first.id, body: 'Arbres en lloc de cotxes davant del Molí.' }];
    await takeOverProposals(house.ctx.as(open.facilitator), open.address, taken);
    expect(await ids()).toEqual([second.id]);
  });
});
