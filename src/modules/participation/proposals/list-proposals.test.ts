import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalId } from '#kernel/ids.ts';
import { findStep, type Step } from '#modules/participation/processes/index.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { exportProposals } from './export-proposals.ts';
import { type ImportedProposal, importProposals } from './import-proposals.ts';
import { type ListRequest, listProposals } from './list-proposals.ts';
import { countStep } from './list-store.ts';
import { seedProposals } from './seed.ts';
import { similarProposals } from './similar-proposals.ts';
import { findPublished } from './store.ts';
import { supportProposal } from './support-proposal.ts';
import { openProcess, tallyOf } from './testing.ts';

let house: TestPlatform;
let step: Step;
let place: Awaited<ReturnType<typeof openProcess>>;
const system = () => house.ctx.as({ kind: 'system', name: 'import' });

beforeAll(async () => {
  house = await testPlatform();
  place = await openProcess(house.ctx, { threshold: 60 });
  step = (await findStep(house.ctx, place.stepId)) as Step;
  await importProposals(system(), batch(Array.from({ length: 45 }, (_, index) => imported(index))));
});
afterAll(() => house.close());

function imported(index: number, more: Partial<ImportedProposal> = {}): ImportedProposal {
  return {
    externalId: `p-${index}`,
    language: 'ca',
    title: index % 9 === 0 ? `Més ombra al pati de l’escola número ${index}` : `Un banc nou al carrer número ${index}`,
    body: 'Els avis esperen drets a la sortida de l’escola i a l’estiu no hi ha ombra.',
    origin: 'meeting',
    authorId: null,
    organisationName: null,
    districtId: null,
    categoryId: null,
    publishedAt: new Date(Date.UTC(2026, 10, 2, 8, index)),
    openingSupports: (index * 7) % 50,
    ...more,
  };
}
const batch = (proposals: ImportedProposal[]) => ({
  source: 'test',
  processId: place.processId,
  stepId: place.stepId,
  proposals,
});
const request = (more: Partial<ListRequest> = {}): ListRequest => ({
  words: '',
  states: [],
  seed: 12345,
  offset: 0,
  ...more,
});

async function walk(more: Partial<ListRequest>) {
  const seen: { id: ProposalId; supports: number; at: number }[] = [];
  let after: ListRequest['after'];
  for (let page = 0; page < 10; page += 1) {
    const list = await listProposals(house.ctx, step, request({ ...more, after }));
    seen.push(
      ...list.proposals.map((p) => ({ id: p.id, supports: p.tally.supports, at: p.publishedAt?.getTime() ?? 0 })),
    );
    if (!list.next || !('key' in list.next)) return seen;
    after = list.next;
  }
  throw new Error('The list has no end');
}

describe('the list', () => {
  it('shows each proposal once, in every order', async () => {
    for (const order of ['random', 'newest', 'most', 'nearest'] as const) {
      const seen = await walk({ order });
      expect(new Set(seen.map(({ id }) => id)).size).toBe(45);
      expect(seen).toHaveLength(45);
    }
  });

  it('walks the circle of random order from another place for another seed, forwards or backwards', async () => {
    const walks = await Promise.all(
      [1, 2, 3_000_000_001, 4_000_000_000].map((seed) => walk({ order: 'random', seed })),
    );
    for (const seen of walks) expect(new Set(seen.map(({ id }) => id)).size).toBe(45);
    expect(new Set(walks.map((seen) => seen[0]?.id)).size).toBeGreaterThan(2);
  });

  it('puts the most supported and the newest first', async () => {
    const most = await walk({ order: 'most' });
    expect(most.map(({ supports }) => supports)).toEqual(
      most.map(({ supports }) => supports).toSorted((a, b) => b - a),
    );
    const newest = await walk({ order: 'newest' });
    expect(newest.map(({ at }) => at)).toEqual(newest.map(({ at }) => at).toSorted((a, b) => b - a));
  });

  it('is in random order while supports are gathered, and by supports afterwards', async () => {
    expect((await listProposals(house.ctx, step, request())).order).toBe('random');
    house.clock.set('2027-01-01T00:00:00Z');
    expect((await listProposals(house.ctx, step, request())).order).toBe('most');
    house.clock.set('2026-11-16T10:00:00Z');
  });

  it('finds words without accents, best match first, and counts them', async () => {
    const found = await listProposals(house.ctx, step, request({ words: 'mes ombra pati' }));
    expect(found.total).toBe(5);
    expect(found.proposals.every(({ title }) => title.startsWith('Més ombra'))).toBe(true);
  });

  it('filters by state and counts what it filtered', async () => {
    expect((await listProposals(house.ctx, step, request({ states: ['open'] }))).total).toBe(45);
    expect((await listProposals(house.ctx, step, request({ states: ['accepted'] }))).total).toBe(0);
    expect((await countStep(house.ctx, step.id))?.byStanding.get('open')).toBe(45);
  });

  it('shows what is alike, whatever the spelling', async () => {
    const alike = await similarProposals(house.ctx, step, { language: 'ca', title: 'mes ombra al pati de la escola' });
    expect(alike.length).toBeGreaterThan(0);
    expect(alike[0]?.title).toContain('ombra');
  });

  it('exports every published proposal once, in order of number', async () => {
    const rows = [];
    for await (const some of exportProposals(house.ctx, step.id)) rows.push(...some);
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 45 }, (_, index) => index + 1));
  });
});

describe('an import', () => {
  it('repeated doubles nothing, and supports given here stay', async () => {
    const again = Array.from({ length: 45 }, (_, index) => imported(index));
    expect(await importProposals(system(), batch(again))).toMatchObject({ added: 0, changed: 0 });
    const address = { process: place.slug, number: 1 };
    await supportProposal(house.ctx.as(personActor()), address);
    const outcome = await importProposals(
      system(),
      batch([imported(0, { title: 'Un títol corregit al seu origen', openingSupports: 10 })]),
    );
    expect(outcome).toMatchObject({ added: 0, changed: 1 });
    expect(await tallyOf(house.ctx, outcome.ids.get('p-0') as ProposalId)).toBe(11);
  });

  it('a demo city comes with changes, withdrawals and thresholds reached', async () => {
    const at = new Date('2026-11-05T10:00:00Z');
    const rows = [
      {
        ...imported(200, { openingSupports: 90 }),
        ...place,
        earlier: { title: 'Abans', body: 'Deia una altra cosa.', replacedAt: at },
      },
      { ...imported(201), ...place, withdrawal: { at, reason: 'started', note: null } as const },
    ];
    const ids = await seedProposals(system(), rows);
    expect(await seedProposals(system(), rows)).toEqual(ids);
    const [changed, withdrawn] = await findPublished(house.ctx, [ids.get('p-200'), ids.get('p-201')] as ProposalId[]);
    expect(changed).toMatchObject({ standing: 'waiting', editedAt: at });
    expect(withdrawn).toMatchObject({ standing: 'withdrawn', withdrawal: { reason: 'started' } });
  });

  it('brings answers by their status', async () => {
    const answer = { verdict: 'rejected', text: {}, cost: null, period: null, publishedAt: null } as const;
    await importProposals(system(), batch([imported(100, { answer })]));
    expect((await listProposals(house.ctx, step, request({ states: ['rejected'] }))).proposals).toHaveLength(1);
  });
});
