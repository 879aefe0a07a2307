import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { atAddress } from './at-address.ts';
import { openProcess, published } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('an address', () => {
  it('leads to a proposal with its process, step and rules', async () => {
    const process = await openProcess(house.ctx, { threshold: 300 });
    const proposal = await published(house.ctx, process);
    const found = await atAddress(house.ctx, proposal);
    expect(found).toMatchObject({
      proposal: { id: proposal.id },
      step: { id: process.stepId },
      rules: { threshold: 300 },
    });
  });

  it('that nothing stands at is a refusal', async () => {
    const process = await openProcess(house.ctx);
    expect(await atAddress(house.ctx, { process: process.slug, number: 1 })).toMatchObject({
      code: 'proposal-not-found',
    });
    expect(await atAddress(house.ctx, { process: 'nowhere', number: 1 })).toMatchObject({ code: 'proposal-not-found' });
  });

  it('of a process that is a draft again leads only its staff there', async () => {
    const process = await openProcess(house.ctx);
    const proposal = await published(house.ctx, process);
    await sql`update processes set status = 'draft' where id = ${process.processId}`.execute(house.db);
    expect(await atAddress(house.ctx.as(personActor()), proposal)).toMatchObject({ code: 'proposal-not-found' });
    const staff = house.ctx.as(personActor({ roles: [{ role: 'officer', processId: process.processId }] }));
    expect(await atAddress(staff, proposal)).toMatchObject({ proposal: { id: proposal.id } });
  });
});
