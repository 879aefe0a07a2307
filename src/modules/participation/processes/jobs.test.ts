import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeStep } from './change-step.ts';
import { openAndCloseSteps } from './jobs.ts';
import { draftProcess, METHODS, publicProcess, recorded } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const tick = () => openAndCloseSteps(house.ctx.as({ kind: 'system', name: 'job' }), METHODS);
const kinds = async (id: Parameters<typeof recorded>[1]) => (await recorded(house.ctx, id)).map(({ kind }) => kind);

it('each step is said to open and to close once, however often the clock is looked at', async () => {
  const { process } = await publicProcess(house.ctx, { startsOn: '2026-11-20' });
  await draftProcess(house.ctx, { startsOn: '2026-11-20' });
  expect(await tick()).toBe(0);
  house.clock.set('2026-11-20T08:04:00Z');
  const looks = await Promise.all([tick(), tick(), tick()]);
  expect(looks.reduce((a, b) => a + b)).toBe(1);
  house.clock.set('2026-12-25T10:00:00Z');
  expect(await tick()).toBe(2);
  expect(await tick()).toBe(0);
  expect(await kinds(process.id)).toEqual(['process-published', 'step-opened', 'step-closed', 'step-opened']);
  const [, opened, closed] = await recorded(house.ctx, process.id);
  expect(opened?.payload).toMatchObject({ role: 'system', method: 'proposals' });
  expect(closed?.payload).toMatchObject({ role: 'system', proposals: 3, supports: 7 });
  house.clock.set('2026-11-16T10:00:00Z');
});

it('a step that opened and closed while nobody looked is said to have done both', async () => {
  const { process } = await publicProcess(house.ctx, { startsOn: '2026-11-20' });
  house.clock.set('2026-12-18T06:00:00Z');
  await tick();
  expect(await kinds(process.id)).toEqual(['process-published', 'step-opened', 'step-closed']);
  house.clock.set('2026-11-16T10:00:00Z');
});

it('a step given more time after it closed is said to open again', async () => {
  const { slug, process, runs } = await publicProcess(house.ctx, { startsOn: '2026-10-12' });
  const [step] = process.steps;
  if (!step) throw new Error('no step');
  const change = { ...step, rules: null, closesAt: new Date('2026-11-30T19:00:00Z') };
  expect(await changeStep(runs, { process: slug, step: step.slug, change }, METHODS)).toMatchObject({ ok: true });
  await tick();
  expect((await kinds(process.id)).slice(-2)).toEqual(['step-moved', 'step-opened']);
});
