import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { moveStep } from './move-step.ts';
import { again, draftProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('a step changes places with its neighbour, and stays put at either end', async () => {
  const { slug, runs } = await draftProcess(house.ctx, { template: 'participatory-budget' });
  const order = async () => (await again(house.ctx, slug)).steps.map((step) => `${step.position} ${step.slug}`);
  await moveStep(runs, { process: slug, step: 'review', to: 'earlier' });
  expect(await order()).toEqual(['1 rules', '2 review', '3 proposals']);
  await moveStep(runs, { process: slug, step: 'rules', to: 'earlier' });
  await moveStep(runs, { process: slug, step: 'proposals', to: 'later' });
  expect(await order()).toEqual(['1 rules', '2 review', '3 proposals']);
});

it('a resident moves nothing', async () => {
  const { slug } = await draftProcess(house.ctx);
  const hers = house.ctx.as(personActor());
  expect(await moveStep(hers, { process: slug, step: 'answers', to: 'earlier' })).toMatchObject({ ok: false });
});
