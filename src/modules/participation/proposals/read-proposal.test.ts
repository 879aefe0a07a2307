import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { readProposal } from './read-proposal.ts';
import { supportProposal } from './support-proposal.ts';
import { openProcess, published } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('reading a proposal', () => {
  it('a visitor reads it and may do nothing, a resident may support', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const none = { support: false, edit: false, withdraw: false, answer: false };
    expect(await readProposal(house.ctx, proposal)).toMatchObject({ value: { ownSupport: null, may: none } });
    const resident = house.ctx.as(personActor());
    expect(await readProposal(resident, proposal)).toMatchObject({ value: { may: { ...none, support: true } } });
  });

  it('each sees her own support and nobody else’s', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const her = house.ctx.as(personActor());
    await supportProposal(her, proposal);
    expect(await readProposal(her, proposal)).toMatchObject({ value: { ownSupport: { provisional: false } } });
    expect(await readProposal(proposal.author, proposal)).toMatchObject({ value: { ownSupport: null } });
  });

  it('its author may change and withdraw it, staff of the process may answer', async () => {
    const process = await openProcess(house.ctx);
    const proposal = await published(house.ctx, process);
    expect(await readProposal(proposal.author, proposal)).toMatchObject({
      value: { may: { edit: true, withdraw: true, answer: false } },
    });
    const staff = house.ctx.as(personActor({ roles: [{ role: 'facilitator', processId: process.processId }] }));
    expect(await readProposal(staff, proposal)).toMatchObject({
      value: { may: { edit: false, withdraw: false, answer: true } },
    });
  });
});
