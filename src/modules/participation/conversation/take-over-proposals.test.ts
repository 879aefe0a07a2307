import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { openProcess, published } from '../proposals/testing.ts';
import type { ProposalTakenOver } from './events.ts';
import { listStatements } from './statement-store.ts';
import { takeOverProposals } from './take-over-proposals.ts';
import { openConversation } from './testing.ts';

let house: TestPlatform;
const told: ProposalTakenOver[] = [];
beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<ProposalTakenOver>('proposal-taken-over', async (_, event) => void told.push(event));
});
afterAll(() => house.close());

describe('taking proposals over into a conversation', () => {
  it('makes each a statement once, and tells its author', async () => {
    const place = await openConversation(house.ctx, {}, 0);
    await sql`update process_steps set opens_at = '2026-11-01T08:00:00Z' where id = ${place.laterId}`.execute(house.db);
    const her = personActor();
    const proposal = await published(house.ctx, { slug: place.address.process }, {}, her);
    const asFacilitator = house.ctx.as(place.facilitator);
    const taken = [{ id: proposal.id, body: 'Arbres davant del Molí en lloc de cotxes.' }];
    expect(await takeOverProposals(asFacilitator, place.address, taken)).toMatchObject({ value: { added: 1 } });
    expect(await takeOverProposals(asFacilitator, place.address, taken)).toMatchObject({ value: { added: 0 } });
    expect(await listStatements(house.ctx, place.stepId)).toMatchObject([
      { origin: 'proposal', proposalId: proposal.id },
    ]);
    expect(told.filter(({ stepId }) => stepId === place.stepId)).toMatchObject([
      { authorId: her.personId, statement: 1 },
    ]);
  });

  it('takes none of another process', async () => {
    const place = await openConversation(house.ctx, {}, 0);
    const elsewhere = await published(house.ctx, await openProcess(house.ctx));
    const taken = [{ id: elsewhere.id, body: 'Arbres davant del Molí en lloc de cotxes.' }];
    const done = await takeOverProposals(house.ctx.as(place.facilitator), place.address, taken);
    expect(done).toMatchObject({ ok: false, code: 'proposal-not-found' });
  });
});
