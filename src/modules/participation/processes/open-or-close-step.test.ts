import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { StepClosed, StepOpened } from './events.ts';
import { openAndCloseSteps } from './jobs.ts';
import { openOrCloseStep } from './open-or-close-step.ts';
import { stepState } from './process.ts';
import { again, draftProcess, METHODS, publicProcess, recorded } from './testing.ts';

let house: TestPlatform;
const heard: string[] = [];
beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<StepOpened>('step-opened', async (_, { stepId }) => void heard.push(`opened ${stepId}`));
  house.platform.subscribe<StepClosed>('step-closed', async (_, { stepId }) => void heard.push(`closed ${stepId}`));
});
afterAll(() => house.close());

it('opens now, closes now, and the job says neither again', async () => {
  const { slug, process, runs } = await publicProcess(house.ctx, { startsOn: '2026-11-20' });
  const step = process.steps[0];
  const ask = (to: 'open' | 'closed') => openOrCloseStep(runs, { process: slug, step: 'proposals', to }, METHODS);
  expect(await ask('closed')).toMatchObject({ code: 'step-not-open' });
  expect(await ask('open')).toMatchObject({ ok: true });
  expect(await ask('open')).toMatchObject({ code: 'opened-already' });
  house.clock.set('2026-11-16T11:00:00Z');
  expect(await ask('closed')).toMatchObject({ ok: true });
  expect(await ask('open')).toMatchObject({ code: 'reopen-by-date' });
  const [first] = (await again(house.ctx, slug)).steps;
  expect(first && stepState(first, house.clock.now())).toBe('closed');
  await openAndCloseSteps(house.ctx.as({ kind: 'system', name: 'job' }), METHODS);
  const entries = await recorded(house.ctx, process.id);
  expect(entries.map(({ kind }) => kind)).toEqual(['process-published', 'step-opened', 'step-closed']);
  expect(entries[2]?.payload).toMatchObject({ role: 'facilitator', proposals: 3, supports: 7 });
  expect(heard).toEqual([`opened ${step?.id}`, `closed ${step?.id}`]);
  house.clock.set('2026-11-16T10:00:00Z');
});

it('a draft opens to nobody, and residents open nothing', async () => {
  const draft = await draftProcess(house.ctx);
  const input = { process: draft.slug, step: 'answers', to: 'open' } as const;
  expect(await openOrCloseStep(draft.runs, input, METHODS)).toMatchObject({ code: 'process-not-public' });
  expect(await openOrCloseStep(house.ctx.as(personActor()), input, METHODS)).toMatchObject({
    code: 'process-not-found',
  });
});
