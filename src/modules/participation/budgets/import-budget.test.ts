import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { importBudget } from './import-budget.ts';
import { listProjects } from './store.ts';
import { openBudget } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('importing a budget', () => {
  it('takes it in once, however often it runs', async () => {
    const { processId, stepId } = await openBudget(house.ctx, {}, []);
    const bring = () =>
      importBudget(house.ctx.as({ kind: 'system', name: 'import' }), {
        ...{ processId, stepId, total: cents(100) },
        projects: ['ZB.8', 'M/51'].map((code) => ({ code, language: 'ca' as const, title: code, cost: cents(50) })),
        ballots: [
          { externalId: 'v1', projects: [0, 1], points: [] },
          { externalId: 'v2', projects: [], points: [] },
        ],
      });
    expect(await bring()).toEqual({ projects: 2, ballots: 2 });
    expect(await bring()).toEqual({ projects: 0, ballots: 0 });
    expect((await listProjects(house.ctx, stepId, 'on-ballot')).map(({ code }) => code)).toEqual(['ZB.8', 'M/51']);
  });

  it('is for the system alone', async () => {
    const { processId, stepId } = await openBudget(house.ctx, {}, []);
    const none = { processId, stepId, total: cents(1), projects: [], ballots: [] };
    await expect(importBudget(house.ctx, none)).rejects.toThrow('system');
  });
});
