import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { readProposal } from './read-proposal.ts';
import { openProcess, published } from './testing.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('withdrawing a proposal', () => {
  it('a withdrawn proposal stays readable with its reason, and is withdrawn once', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    expect(
      await withdrawProposal(house.ctx.as(personActor()), { ...proposal, reason: 'other', note: null }),
    ).toMatchObject({ code: 'only-its-author' });
    await withdrawProposal(proposal.author, { ...proposal, reason: 'duplicated', note: 'És la 12.' });
    expect(await readProposal(house.ctx, proposal)).toMatchObject({
      value: { proposal: { standing: 'withdrawn', withdrawal: { reason: 'duplicated', note: 'És la 12.' } } },
    });
    expect(await withdrawProposal(proposal.author, { ...proposal, reason: 'other', note: null })).toMatchObject({
      code: 'withdrawn-already',
    });
  });
});
