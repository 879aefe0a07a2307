import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { removeStep } from './remove-step.ts';
import { again, draftProcess, METHODS, publicProcess, recorded, testMethod } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('a step nobody took part in is removed, and the others close the gap', async () => {
  const { slug, runs } = await draftProcess(house.ctx, { template: 'participatory-budget' });
  expect(await removeStep(runs, { process: slug, step: 'rules' }, METHODS)).toMatchObject({ ok: true });
  const left = (await again(house.ctx, slug)).steps.map(({ position, slug: name }) => [position, name]);
  expect(left).toEqual([
    [1, 'proposals'],
    [2, 'review'],
  ]);
  expect(await removeStep(runs, { process: slug, step: 'rules' }, METHODS)).toMatchObject({ code: 'step-not-found' });
});

it('a step with contributions stays', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  const methods = [testMethod('proposals', new Set([process.steps[0]?.id ?? '']))];
  expect(await removeStep(runs, { process: slug, step: 'proposals' }, methods)).toMatchObject({
    code: 'step-has-contributions',
  });
});

it('a step that residents saw open stays, one to come does not', async () => {
  const { slug, runs, process } = await publicProcess(house.ctx, { startsOn: '2026-11-10' });
  expect(await removeStep(runs, { process: slug, step: 'proposals' }, METHODS)).toMatchObject({
    code: 'step-was-open',
  });
  expect(await removeStep(runs, { process: slug, step: 'answers' }, METHODS)).toMatchObject({ ok: true });
  expect((await recorded(house.ctx, process.id)).at(-1)).toMatchObject({
    kind: 'step-removed',
    payload: { role: 'facilitator', method: 'information' },
  });
});
