import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findProcess } from '#modules/participation/processes/index.ts';
import { settleVoter } from '#modules/verification/testing.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { findOwnBallot } from './ballot-store.ts';
import { castBallot } from './cast-ballot.ts';
import { findCounts } from './count-store.ts';
import type { BudgetRules } from './rules.ts';
import { choicesOnPaper, markOnPaper, takeBackPaper, takePaper } from './take-paper.ts';
import { askVerified, closeBudget, counted, openBudget, voted } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

/** An open budget for verified residents, and a form of it. */
async function paperBudget(rules: Partial<BudgetRules> = {}) {
  const budget = await openBudget(house.ctx, rules);
  await askVerified(house.ctx, budget);
  const process = await findProcess(house.ctx, { slug: budget.address.process });
  const step = process?.steps[0];
  if (!process || !step) throw new Error('No process');
  const resident = async () => {
    const her = personActor();
    await settleVoter(house.ctx, her.personId);
    return her;
  };
  const take = (who: { personId: ReturnType<typeof personActor>['personId'] }, keys: string[]) =>
    takePaper(house.ctx, { process, step, personId: who.personId, keys });
  return { budget, process, step, resident, take };
}

describe('a ballot on paper', () => {
  it('counts with all others, and shows its projects with their prices', async () => {
    const { budget, step, resident, take } = await paperBudget();
    expect(await choicesOnPaper(house.ctx, step)).toMatchObject([{ key: '1', cost: 6000 }, { key: '2' }, { key: '3' }]);
    expect(await take(await resident(), ['1', '2'])).toEqual({ ok: true, value: undefined });
    expect(await voted(house.ctx, budget, [3], await resident())).toMatchObject({ ok: true });
    await closeBudget(house.ctx, budget);
    await counted(house.ctx, budget);
    expect(await findCounts(house.ctx, budget.stepId)).toMatchObject([{ ballots: 2 }]);
  });

  it('is refused to whoever voted on a screen, with day and door, and her ballot stays', async () => {
    const { budget, resident, take } = await paperBudget();
    const her = await resident();
    await voted(house.ctx, budget, [3], her);
    expect(await take(her, ['1'])).toMatchObject({
      ...{ ok: false, code: 'took-part-already' },
      details: { date: house.clock.now(), channel: 'account' },
    });
    expect((await findOwnBallot(house.ctx, budget.stepId, her.personId))?.choice.projects).toEqual([3]);
  });

  it('stands when its voter comes to a screen afterwards, and a second form is refused', async () => {
    const { budget, resident, take } = await paperBudget();
    const her = await resident();
    await take(her, ['1']);
    for (const again of [await voted(house.ctx, budget, [3], her), await take(her, ['2'])])
      expect(again).toMatchObject({ ok: false, code: 'took-part-already', details: { channel: 'paper' } });
    // What she filled in is still in her basket; the box holds what she signed.
    expect(await castBallot(house.ctx.as(her), budget.address)).toMatchObject({ code: 'took-part-already' });
    expect((await findOwnBallot(house.ctx, budget.stepId, her.personId))?.choice.projects).toEqual([1]);
  });

  it('is taken back at the desk while the step is open, and she votes anew; a ballot on a screen is not', async () => {
    const { budget, process, step, resident, take } = await paperBudget();
    const her = await resident();
    await take(her, ['1']);
    const back = () => takeBackPaper(house.ctx, { process, step, personId: her.personId });
    expect(await back()).toMatchObject({ ok: true });
    expect(await findOwnBallot(house.ctx, budget.stepId, her.personId)).toBeUndefined();
    expect(await voted(house.ctx, budget, [3], her)).toMatchObject({ ok: true });
    expect(await back()).toMatchObject({ code: 'paper-nothing-to-take-back' });
    expect((await findOwnBallot(house.ctx, budget.stepId, her.personId))?.choice.projects).toEqual([3]);
  });

  it('keeps the order of a ranking and the points of each project', async () => {
    const ranked = await paperBudget({ ballot: 'ranking' });
    expect(markOnPaper(ranked.step)).toBe('rank');
    const first = await ranked.resident();
    await ranked.take(first, ['3', '1']);
    expect((await findOwnBallot(house.ctx, ranked.budget.stepId, first.personId))?.choice.projects).toEqual([3, 1]);
    const pointed = await paperBudget({ ballot: 'points', points: 10 });
    const second = await pointed.resident();
    expect(await pointed.take(second, ['1:8', '2:5'])).toMatchObject({ code: 'ballot-points' });
    expect(await pointed.take(second, ['1:8', '2:2'])).toMatchObject({ ok: true });
    expect((await findOwnBallot(house.ctx, pointed.budget.stepId, second.personId))?.choice).toEqual({
      ...{ projects: [1, 2], points: [8, 2] },
    });
  });

  it('keeps to the limits and to the time, and leaves nobody on the roll where it is refused', async () => {
    const { budget, resident, take } = await paperBudget({ maxProjects: 1 });
    const her = await resident();
    expect(await take(her, ['1', '2'])).toMatchObject({ code: 'ballot-too-many' });
    expect(await take(her, ['9'])).toMatchObject({ code: 'project-not-on-ballot' });
    expect(await voted(house.ctx, budget, [3], her)).toMatchObject({ ok: true });
    house.clock.set('2026-12-01T10:00:00Z');
    expect(await take(await resident(), ['1'])).toMatchObject({ code: 'budget-closed' });
  });
});
