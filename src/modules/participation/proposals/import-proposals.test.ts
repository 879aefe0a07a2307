import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalId } from '#kernel/ids.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { type ListRequest, listProposals } from './list-proposals.ts';
import { seedProposals } from './seed.ts';
import { findPublished } from './store.ts';
import { supportProposal } from './support-proposal.ts';
import { filledStep, importedProposal, tallyOf } from './testing.ts';

let house: TestPlatform;
let filled: Awaited<ReturnType<typeof filledStep>>;

beforeAll(async () => {
  house = await testPlatform();
  filled = await filledStep(house.ctx);
});
afterAll(() => house.close());

const request = (more: Partial<ListRequest> = {}): ListRequest => ({
  words: '',
  states: [],
  seed: 12345,
  offset: 0,
  ...more,
});

describe('an import', () => {
  it('repeated doubles nothing, and supports given here stay', async () => {
    const again = Array.from({ length: 45 }, (_, index) => importedProposal(index));
    expect(await filled.take(again)).toMatchObject({ added: 0, changed: 0 });
    const address = { process: filled.place.slug, number: 1 };
    await supportProposal(house.ctx.as(personActor()), address);
    const outcome = await filled.take([
      importedProposal(0, { title: 'Un títol corregit al seu origen', openingSupports: 10 }),
    ]);
    expect(outcome).toMatchObject({ added: 0, changed: 1 });
    expect(await tallyOf(house.ctx, outcome.ids.get('p-0') as ProposalId)).toBe(11);
  });

  it('a demo city comes with changes, withdrawals and thresholds reached', async () => {
    const at = new Date('2026-11-05T10:00:00Z');
    const rows = [
      {
        ...importedProposal(200, { openingSupports: 90 }),
        ...filled.place,
        earlier: { title: 'Abans', body: 'Deia una altra cosa.', replacedAt: at },
      },
      { ...importedProposal(201), ...filled.place, withdrawal: { at, reason: 'started', note: null } as const },
    ];
    const ids = await seedProposals(filled.system, rows);
    expect(await seedProposals(filled.system, rows)).toEqual(ids);
    const [changed, withdrawn] = await findPublished(house.ctx, [ids.get('p-200'), ids.get('p-201')] as ProposalId[]);
    expect(changed).toMatchObject({ standing: 'waiting', editedAt: at });
    expect(withdrawn).toMatchObject({ standing: 'withdrawn', withdrawal: { reason: 'started' } });
  });

  it('brings answers by their status', async () => {
    const answer = { verdict: 'rejected', text: {}, cost: null, period: null, publishedAt: null } as const;
    await filled.take([importedProposal(100, { answer })]);
    expect((await listProposals(house.ctx, filled.step, request({ states: ['rejected'] }))).proposals).toHaveLength(1);
  });
});
