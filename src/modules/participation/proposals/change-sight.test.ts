import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IN_SIGHT } from '#modules/participation/comments/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeSight } from './change-sight.ts';
import { editProposal } from './edit-proposal.ts';
import type { ProposalArrived, ProposalPublished } from './events.ts';
import { exportBatches } from './export-store.ts';
import { forgetPerson } from './forget-person.ts';
import { listPage, sumSteps } from './list-store.ts';
import { prepareAnswers } from './prepare-answer.ts';
import { readProposal } from './read-proposal.ts';
import { findProposal } from './store.ts';
import { supportProposal } from './support-proposal.ts';
import { openProcess, published, TEXT, tallyOf } from './testing.ts';

let house: TestPlatform;
const told: string[] = [];
beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<ProposalPublished>(
    'proposal-published',
    async (_, event) => void told.push(event.proposalId),
  );
  house.platform.subscribe<ProposalArrived>('proposal-arrived', async (ctx, { proposalId, text }) => {
    if (text.includes('http')) await changeSight(ctx, proposalId, { state: 'held', because: ['link'] });
  });
});
afterAll(() => house.close());

const HIDDEN = { state: 'hidden', because: ['spam'] } as const;
const BODY = `${TEXT.body} http://spam.example`;

describe('hiding a proposal', () => {
  it('takes it from lists, sums and exports, keeps its supports, and puts it back where it stood', async () => {
    const process = await openProcess(house.ctx, { threshold: 2 });
    const proposal = await published(house.ctx, process);
    const sums = async () => (await sumSteps(house.ctx, [process.stepId])).get(process.stepId);
    const listed = async () => {
      const page = { order: 'newest', limit: 20, seed: 1, threshold: null } as const;
      return (await listPage(house.ctx, { stepId: process.stepId, standings: [] }, page)).proposals.length;
    };
    const exported = async () => {
      let total = 0;
      for await (const batch of exportBatches(house.ctx, process.stepId)) total += batch.length;
      return total;
    };
    for (let give = 0; give < 2; give++) await supportProposal(house.ctx.as(personActor()), proposal);
    expect(await changeSight(house.ctx, proposal.id, HIDDEN)).toEqual(IN_SIGHT);
    expect([await sums(), await listed(), await exported()]).toEqual([{ proposals: 0, supports: 0 }, 0, 0]);
    expect(await supportProposal(proposal.author, proposal)).toMatchObject({ code: 'proposal-takes-no-supports' });
    expect(await supportProposal(house.ctx.as(personActor()), proposal)).toMatchObject({ code: 'proposal-not-found' });
    const officer = house.ctx.as(personActor({ roles: ['officer'] }));
    const answer = { verdict: 'accepted', text: { en: 'Yes.' }, cost: null, period: null } as const;
    expect(await prepareAnswers(officer, { ids: [proposal.id], answer })).toMatchObject({ code: 'proposal-withdrawn' });

    // Hidden a second time for another reason, it still knows where it stood.
    await changeSight(house.ctx, proposal.id, { state: 'hidden', because: ['hate'] });
    await changeSight(house.ctx, proposal.id, IN_SIGHT);
    expect(await findProposal(house.ctx, { id: proposal.id })).toMatchObject({ standing: 'waiting', because: [] });
    expect([await sums(), await listed(), await exported()]).toEqual([{ proposals: 1, supports: 2 }, 1, 1]);
    expect((await supportProposal(house.ctx.as(personActor()), proposal)).ok).toBe(true);
    expect(await tallyOf(house.ctx, proposal.id)).toBe(3);
    expect(told.filter((id) => id === proposal.id)).toHaveLength(1);
  });

  it('leaves it to its author and the moderators of its process', async () => {
    const process = await openProcess(house.ctx);
    const other = await openProcess(house.ctx);
    const proposal = await published(house.ctx, process);
    await changeSight(house.ctx, proposal.id, HIDDEN);
    const moderator = ({ processId }: typeof process) => personActor({ roles: [{ role: 'moderator', processId }] });
    const reads = async (ctx: typeof house.ctx) => (await readProposal(ctx, proposal)).ok;
    expect(await reads(proposal.author)).toBe(true);
    expect(await reads(house.ctx.as(moderator(process)))).toBe(true);
    expect(await reads(house.ctx.as(personActor({ roles: ['administrator'] })))).toBe(true);
    expect(await reads(house.ctx.as(moderator(other)))).toBe(false);
    expect(await reads(house.ctx.as(personActor({ roles: ['officer'] })))).toBe(false);
    expect(await reads(house.ctx)).toBe(false);
  });
});

describe('a proposal that is held as it comes', () => {
  it('is told of when it is released, not before', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx), { body: BODY });
    expect(await findProposal(house.ctx, { id: proposal.id })).toMatchObject({ standing: 'held', because: ['link'] });
    expect((await readProposal(house.ctx, proposal)).ok).toBe(false);
    expect(told).not.toContain(proposal.id);
    await changeSight(house.ctx, proposal.id, IN_SIGHT);
    expect(told).toContain(proposal.id);
    expect((await readProposal(house.ctx, proposal)).ok).toBe(true);
  });

  it('also when the link comes in by editing', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    await editProposal(proposal.author, { ...proposal, text: { title: TEXT.title, body: BODY } });
    expect(await findProposal(house.ctx, { id: proposal.id })).toMatchObject({ standing: 'held' });
  });

  it('goes when its author erases herself', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx), { body: BODY });
    const { actor } = proposal.author;
    if (actor.kind === 'person') await forgetPerson(house.ctx, { type: 'person-erasing', personId: actor.personId });
    expect(await findProposal(house.ctx, { id: proposal.id })).toBeUndefined();
  });
});
