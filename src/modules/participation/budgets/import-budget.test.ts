import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { ok } from '#kernel/result.ts';
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
    expect(await bring()).toEqual(ok({ projects: 2, ballots: 2 }));
    expect(await bring()).toEqual(ok({ projects: 0, ballots: 0 }));
    expect((await listProjects(house.ctx, stepId, 'on-ballot')).map(({ code }) => code)).toEqual(['ZB.8', 'M/51']);
  });

  it('refuses another budget in its place: another price, another ballot, one more', async () => {
    const { processId, stepId } = await openBudget(house.ctx, {}, []);
    const bring = (cost: number, ...chosen: number[][]) =>
      importBudget(house.ctx.as({ kind: 'system', name: 'import' }), {
        ...{ processId, stepId, total: cents(100) },
        projects: ['a', 'b'].map((code) => ({ code, language: 'ca' as const, title: code, cost: cents(cost) })),
        ballots: chosen.map((projects, at) => ({ externalId: `${at}`, projects, points: [] })),
      });
    expect(await bring(50, [0], [0, 1])).toMatchObject({ ok: true });
    for (const other of [bring(40, [0], [0, 1]), bring(50, [1], [0, 1]), bring(50, [0], [0, 1], [0])])
      expect(await other).toMatchObject({ ok: false, code: 'other-budget-here' });
    // The same ballots in another order are the same budget.
    expect(await bring(50, [0, 1], [0])).toEqual(ok({ projects: 0, ballots: 0 }));
    const { rows } = await sql`select from budget_ballots where step_id = ${stepId}`.execute(house.db);
    expect(rows.length).toBe(2);
  });

  it('is for the system alone', async () => {
    const { processId, stepId } = await openBudget(house.ctx, {}, []);
    const none = { processId, stepId, total: cents(1), projects: [], ballots: [] };
    await expect(importBudget(house.ctx, none)).rejects.toThrow('system');
  });
});
