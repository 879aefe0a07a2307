import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalId } from '#kernel/ids.ts';
import { drawPlaces } from '#modules/city/testing.ts';
import { findStep } from '#modules/participation/processes/index.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { countStep } from './count-store.ts';
import { type ListRequest, listProposals } from './list-proposals.ts';
import { filledStep, openProcess, published } from './testing.ts';

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

async function walk(more: Partial<ListRequest>) {
  const seen: { id: ProposalId; supports: number; at: number }[] = [];
  let after: ListRequest['after'];
  for (let page = 0; page < 10; page += 1) {
    const list = await listProposals(house.ctx, filled.step, request({ ...more, after }));
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
    expect((await listProposals(house.ctx, filled.step, request())).order).toBe('random');
    house.clock.set('2027-01-01T00:00:00Z');
    expect((await listProposals(house.ctx, filled.step, request())).order).toBe('most');
    house.clock.set('2026-11-16T10:00:00Z');
  });

  it('finds words without accents, best match first, and counts them', async () => {
    const found = await listProposals(house.ctx, filled.step, request({ words: 'mes ombra pati' }));
    expect(found.total).toBe(5);
    expect(found.proposals.every(({ title }) => title.startsWith('Més ombra'))).toBe(true);
  });

  it('filters by state and counts what it filtered', async () => {
    expect((await listProposals(house.ctx, filled.step, request({ states: ['open'] }))).total).toBe(45);
    expect((await listProposals(house.ctx, filled.step, request({ states: ['accepted'] }))).total).toBe(0);
    expect((await countStep(house.ctx, filled.step.id))?.byStanding.get('open')).toBe(45);
  });

  it('of a neighbourhood holds its own alone; the district counts them all, each once', async () => {
    const { moll, pont } = await drawPlaces(house.ctx);
    const process = await openProcess(house.ctx);
    const step = await findStep(house.ctx, process.stepId);
    if (!step) throw new Error('There is no step');
    const here = await published(house.ctx, process, moll);
    await published(house.ctx, process, pont);
    await published(house.ctx, process, { districtId: moll.districtId });
    await published(house.ctx, process, {});
    const { neighbourhoodId, districtId } = moll;
    const near = await listProposals(house.ctx, step, request({ neighbourhoodId: neighbourhoodId ?? undefined }));
    expect([near.total, near.proposals.map(({ id }) => id)]).toEqual([1, [here.id]]);
    expect((await listProposals(house.ctx, step, request({ districtId }))).total).toBe(3);
    const counts = await countStep(house.ctx, step.id);
    expect([...(counts?.byDistrict ?? [])].map(([id, { proposals }]) => [id, proposals])).toEqual(
      expect.arrayContaining([
        [districtId, 3],
        [null, 1],
      ]),
    );
    expect([...(counts?.byNeighbourhood.values() ?? [])].map(({ proposals }) => proposals)).toEqual([1, 1]);
  });
});
