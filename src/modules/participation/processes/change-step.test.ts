import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeStep, type StepWords } from './change-step.ts';
import type { Step } from './process.ts';
import { again, draftProcess, METHODS, publicProcess, recorded, testMethod } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const words = (step: Step | undefined, change: Partial<StepWords> = {}): StepWords => {
  if (!step) throw new Error('no step');
  const { method, title, summary, opensAt, closesAt } = step;
  return { method, title, summary, opensAt, closesAt, rules: null, ...change };
};

it('a draft changes freely and leaves nothing on the record', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  const change = words(process.steps[0], { opensAt: new Date('2020-01-01'), title: { en: 'Ideas' } });
  expect(await changeStep(runs, { process: slug, step: 'proposals', change }, METHODS)).toMatchObject({ ok: true });
  expect((await again(house.ctx, slug)).steps[0]).toMatchObject({
    title: { en: 'Ideas' },
    opensAt: new Date('2020-01-01'),
  });
  expect(await recorded(house.ctx, process.id)).toEqual([]);
});

it('new dates and rules of a public step are written down, each rule by itself', async () => {
  const { slug, process, runs } = await publicProcess(house.ctx);
  const before = (await recorded(house.ctx, process.id)).length;
  const closesAt = new Date('2026-12-24T19:00:00Z');
  const change = words(process.steps[0], { closesAt, rules: { supportsPerPerson: 5, threshold: null } });
  await changeStep(runs, { process: slug, step: 'proposals', change }, METHODS);
  const entries = (await recorded(house.ctx, process.id)).slice(before);
  expect(entries.map(({ kind }) => kind)).toEqual(['step-moved', 'rule-changed']);
  expect(entries[0]?.payload).toMatchObject({
    role: 'facilitator',
    office: { en: 'Mobility' },
    closesAfter: closesAt.toISOString(),
  });
  expect(entries[1]?.payload).toMatchObject({ rule: 'supports-per-person', before: 0, after: 5 });
});

it('a step with contributions keeps its method', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  const methods = [testMethod('proposals', new Set([process.steps[0]?.id ?? ''])), testMethod('information')];
  const change = words(process.steps[0], { method: 'information' });
  const ask = (known: typeof methods) => changeStep(runs, { process: slug, step: 'proposals', change }, known);
  expect(await ask(methods)).toMatchObject({ code: 'step-has-contributions' });
  expect(await ask(METHODS as typeof methods)).toMatchObject({ ok: true });
  expect((await again(house.ctx, slug)).steps[0]).toMatchObject({ method: 'information', rules: {} });
});

it('what residents lived through is not moved', async () => {
  const { slug, process, runs } = await publicProcess(house.ctx, { startsOn: '2026-11-10' });
  const [open, later] = process.steps;
  const ask = (step: Step | undefined, change: Partial<StepWords>) =>
    changeStep(runs, { process: slug, step: step?.slug ?? '', change: words(step, change) }, METHODS);
  expect(await ask(open, { opensAt: new Date('2026-11-20') })).toMatchObject({ code: 'opened-already' });
  expect(await ask(open, { closesAt: new Date('2026-11-15') })).toMatchObject({ code: 'closes-in-the-past' });
  expect(await ask(later, { opensAt: new Date('2026-11-15') })).toMatchObject({ code: 'opens-in-the-past' });
  expect(await ask(later, { closesAt: later?.opensAt ?? null })).toMatchObject({ code: 'dates-in-order' });
});
