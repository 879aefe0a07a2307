import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { ThresholdReached } from './events.ts';
import { findProposal } from './store.ts';
import { supportProposal } from './support-proposal.ts';
import { takeBackSupport } from './take-back-support.ts';
import { CLOSES, countedSupports, openProcess, published, residents, tallyOf } from './testing.ts';
import { withdrawProposal } from './withdraw-proposal.ts';

let house: TestPlatform;
const reached: ThresholdReached[] = [];

beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<ThresholdReached>('threshold-reached', async (_, event) => void reached.push(event));
});
afterAll(() => house.close());

describe('supporting a proposal', () => {
  it('a visitor may read but not support', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    expect(await supportProposal(house.ctx, proposal)).toMatchObject({ ok: false, code: 'sign-in-first' });
  });

  it('counts a person once however often she taps', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const her = house.ctx.as(personActor());
    const taps = await Promise.all(Array.from({ length: 12 }, () => supportProposal(her, proposal)));
    expect(taps.filter((tap) => tap.ok && tap.value.isNew)).toHaveLength(1);
    expect(await tallyOf(house.ctx, proposal.id)).toBe(1);
  });

  it('keeps the counter exact when fifty people support at the same time', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    const given = await Promise.all(residents(50).map((person) => supportProposal(house.ctx.as(person), proposal)));
    const shown = given.map((each) => (each.ok ? each.value.supports : 0)).sort((a, b) => a - b);
    expect(shown).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
    expect(await tallyOf(house.ctx, proposal.id)).toBe(50);
    expect(await countedSupports(house.ctx, proposal.id)).toBe(50);
  });

  it('gives nobody more than the limit, also when she tries fifty times at once', async () => {
    const process = await openProcess(house.ctx, { supportsPerPerson: 3 });
    const proposals = await Promise.all(Array.from({ length: 10 }, () => published(house.ctx, process)));
    const her = house.ctx.as(personActor());
    const tries = Array.from({ length: 50 }, (_, index) => proposals[index % 10] as (typeof proposals)[0]);
    const given = await Promise.all(tries.map((proposal) => supportProposal(her, proposal)));
    expect(given.filter((each) => each.ok && each.value.isNew)).toHaveLength(3);
    expect(given.some((each) => !each.ok && each.code === 'support-limit-reached')).toBe(true);
    const tallies = await Promise.all(proposals.map(({ id }) => tallyOf(house.ctx, id)));
    expect(tallies.reduce((sum, supports) => sum + supports, 0)).toBe(3);
  });

  it('tells once that the threshold is reached, and the proposal waits for an answer', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx, { threshold: 20 }));
    await Promise.all(residents(50).map((person) => supportProposal(house.ctx.as(person), proposal)));
    expect(await tallyOf(house.ctx, proposal.id)).toBe(50);
    expect(reached.filter((event) => event.proposalId === proposal.id)).toHaveLength(1);
    expect((await findProposal(house.ctx, { id: proposal.id }))?.standing).toBe('waiting');
  });

  it('takes exactly as many as the threshold where more are not accepted', async () => {
    const process = await openProcess(house.ctx, { threshold: 7, acceptBeyondThreshold: false });
    const proposal = await published(house.ctx, process);
    const given = await Promise.all(residents(50).map((person) => supportProposal(house.ctx.as(person), proposal)));
    expect(given.filter((each) => each.ok)).toHaveLength(7);
    expect(given.filter((each) => !each.ok && each.code === 'threshold-full')).toHaveLength(43);
    expect(await tallyOf(house.ctx, proposal.id)).toBe(7);
  });

  it('counts nothing of a person until she has given the minimum, then all', async () => {
    const process = await openProcess(house.ctx, { minimumSupports: 3 });
    const proposals = await Promise.all([1, 2, 3, 4].map(() => published(house.ctx, process)));
    const her = house.ctx.as(personActor());
    const [first, second, third, fourth] = proposals as [
      (typeof proposals)[0],
      (typeof proposals)[0],
      (typeof proposals)[0],
      (typeof proposals)[0],
    ];
    const tallies = () => Promise.all(proposals.map(({ id }) => tallyOf(house.ctx, id)));
    expect(await supportProposal(her, first)).toMatchObject({ ok: true, value: { toGive: 2, supports: 0 } });
    expect(await supportProposal(her, second)).toMatchObject({ value: { toGive: 1, supports: 0 } });
    expect(await tallies()).toEqual([0, 0, 0, 0]);
    expect(await supportProposal(her, third)).toMatchObject({ value: { toGive: 0, supports: 1 } });
    expect(await tallies()).toEqual([1, 1, 1, 0]);
    await supportProposal(her, fourth);
    expect(await tallies()).toEqual([1, 1, 1, 1]);
    await takeBackSupport(her, fourth);
    expect(await tallies()).toEqual([1, 1, 1, 0]);
    await takeBackSupport(her, first);
    expect(await tallies()).toEqual([0, 0, 0, 0]);
  });

  it('stays exact when many people reach their minimum at the same time', async () => {
    const process = await openProcess(house.ctx, { minimumSupports: 2, supportsPerPerson: 3, threshold: 5 });
    const proposals = await Promise.all([1, 2, 3, 4].map(() => published(house.ctx, process)));
    const acts = residents(12).flatMap((person, index) =>
      [0, 1, 2].map((turn) =>
        supportProposal(house.ctx.as(person), proposals[(index + turn) % 4] as (typeof proposals)[0]),
      ),
    );
    const given = await Promise.all(acts);
    expect(given.every((each) => each.ok)).toBe(true);
    for (const { id } of proposals) {
      expect(await tallyOf(house.ctx, id)).toBe(9);
      expect(await countedSupports(house.ctx, id)).toBe(9);
    }
  });

  it('an author may support her own proposal', async () => {
    const proposal = await published(house.ctx, await openProcess(house.ctx));
    expect(await supportProposal(proposal.author, proposal)).toMatchObject({ ok: true, value: { supports: 1 } });
  });

  it('nobody supports after the step closed, nor what its author withdrew', async () => {
    const process = await openProcess(house.ctx);
    const proposal = await published(house.ctx, process);
    const withdrawn = await published(house.ctx, process);
    await withdrawProposal(withdrawn.author, { ...withdrawn, reason: 'started', note: null });
    const her = house.ctx.as(personActor());
    expect(await supportProposal(her, withdrawn)).toMatchObject({ code: 'proposal-takes-no-supports' });
    house.clock.set(CLOSES);
    expect(await supportProposal(her, proposal)).toMatchObject({
      code: 'support-step-closed',
      details: { date: CLOSES },
    });
    house.clock.set('2026-11-16T10:00:00Z');
  });
});
