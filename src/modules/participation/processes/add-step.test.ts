import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addStep, type NewStep } from './add-step.ts';
import { again, draftProcess, METHODS, publicProcess, recorded } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const STEP: NewStep = {
  method: 'proposals',
  title: { en: 'Answers' },
  summary: {},
  opensAt: new Date('2027-01-10T08:00:00Z'),
  closesAt: new Date('2027-01-20T19:00:00Z'),
};

it('a step is added last, with its method’s rules and an address of its own', async () => {
  const { slug, runs } = await draftProcess(house.ctx);
  expect(await addStep(runs, { process: slug, step: STEP }, METHODS)).toMatchObject({ value: { slug: 'answers-2' } });
  const last = (await again(house.ctx, slug)).steps.at(-1);
  expect(last).toMatchObject({ position: 3, method: 'proposals', rules: { supportsPerPerson: 0 } });
});

it('a step ends after it begins, has a known method, and opens later where residents are already in', async () => {
  const { slug, runs, process } = await publicProcess(house.ctx);
  const add = (step: Partial<NewStep>) => addStep(runs, { process: slug, step: { ...STEP, ...step } }, METHODS);
  expect(await add({ closesAt: STEP.opensAt })).toMatchObject({ code: 'dates-in-order' });
  expect(await add({ method: 'ballot' })).toMatchObject({ code: 'method-not-found' });
  expect(await add({ opensAt: new Date('2026-11-01') })).toMatchObject({ code: 'opens-in-the-past' });
  expect(await add({ closesAt: null })).toMatchObject({ ok: true });
  expect((await recorded(house.ctx, process.id)).at(-1)).toMatchObject({
    kind: 'step-added',
    payload: { title: { en: 'Answers' }, closesAt: null },
  });
});
