import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposalId } from '#kernel/ids.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { type ListRequest, listProposals } from './list-proposals.ts';
import { countStep } from './list-store.ts';
import { filledStep } from './testing.ts';

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
});
