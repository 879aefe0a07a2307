import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeProcess } from './change-process.ts';
import { missingNeeds, untranslated } from './publish-checklist.ts';
import { publishProcess } from './publish-process.ts';
import { removeStep } from './remove-step.ts';
import { again, draftProcess, METHODS, recorded } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('is refused while something is missing, and the checklist names it', async () => {
  const { slug, runs } = await draftProcess(house.ctx);
  await changeProcess(runs, { process: slug, words: { facts: [], question: { en: '' } } });
  expect(await publishProcess(runs, slug, METHODS)).toMatchObject({
    code: 'process-not-ready',
    details: { missing: 3 },
  });
  const process = await again(house.ctx, slug);
  expect(missingNeeds(process, house.clock.now())).toEqual(['question', 'department', 'facts']);
  await removeStep(runs, { process: slug, step: 'answers' }, METHODS);
  await removeStep(runs, { process: slug, step: 'proposals' }, METHODS);
  expect(missingNeeds(await again(house.ctx, slug), house.clock.now())).toContain('steps');
  expect(untranslated(process, ['ca', 'es', 'en'])).toEqual(['es']);
  expect((await again(house.ctx, slug)).status).toBe('draft');
});

it('shows it to everybody, and the record says so and which step is open', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  await changeProcess(runs, { process: slug, words: { department: { en: 'Mobility', ca: '' } } });
  expect(await publishProcess(runs, slug, METHODS)).toMatchObject({ ok: true });
  expect(await again(house.ctx, slug)).toMatchObject({ status: 'published', publishedAt: house.clock.now() });
  const entries = await recorded(house.ctx, process.id);
  expect(entries.map(({ kind }) => kind)).toEqual(['process-published', 'step-opened']);
  expect(entries[0]?.payload).toMatchObject({ role: 'facilitator', office: { en: 'Mobility' }, steps: 2 });
  expect(await publishProcess(runs, slug, METHODS)).toMatchObject({ code: 'published-already' });
});

it('a resident does not publish, and does not learn of the draft', async () => {
  const { slug } = await draftProcess(house.ctx);
  expect(await publishProcess(house.ctx.as(personActor()), slug, METHODS)).toMatchObject({ code: 'process-not-found' });
});
