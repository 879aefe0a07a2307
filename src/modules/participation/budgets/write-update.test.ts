import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cents } from '#kernel/money.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { CommitmentUpdated } from './events.ts';
import { findProject } from './store.ts';
import { closeBudget, counted, openBudget, voted } from './testing.ts';
import { listUpdates } from './update-store.ts';
import { writeUpdate } from './write-update.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const words = { language: 'ca', body: 'Les obres han començat.', progress: 30, spent: cents(1500) } as const;

describe('telling how the building goes', () => {
  it('is kept as the project’s story, and its voters hear of it', async () => {
    const told: CommitmentUpdated[] = [];
    house.platform.subscribe<CommitmentUpdated>('commitment-updated', async (_, event) => void told.push(event));
    const budget = await openBudget(house.ctx);
    const [her, him] = [personActor(), personActor()];
    await voted(house.ctx, budget, [2], her);
    await voted(house.ctx, budget, [2, 3], him);
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    const officer = house.ctx.as(personActor({ roles: ['officer'] }));
    expect(await writeUpdate(officer, budget.address, 2, words)).toMatchObject({ ok: true });
    const project = await findProject(house.ctx, budget.stepId, 2);
    expect(project).toMatchObject({ progress: 30, spent: 1500 });
    expect(await listUpdates(house.ctx, project?.id as NonNullable<typeof project>['id'])).toMatchObject([words]);
    expect(new Set(told[0]?.supporters)).toEqual(new Set([her.personId, him.personId]));
  });

  it('is of funded projects, by those who build, with words', async () => {
    const budget = await openBudget(house.ctx, {}, [60, 90]);
    for (let at = 0; at < 3; at++) await voted(house.ctx, budget, [1]);
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    const officer = house.ctx.as(personActor({ roles: ['officer'] }));
    expect(await writeUpdate(officer, budget.address, 2, words)).toMatchObject({ code: 'project-not-funded' });
    expect(await writeUpdate(officer, budget.address, 1, { ...words, body: ' ' })).toMatchObject({
      code: 'update-empty',
    });
    expect(await writeUpdate(house.ctx.as(personActor()), budget.address, 1, words)).toMatchObject({
      code: 'not-your-budget',
    });
  });
});
