import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { again, publicProcess } from './testing.ts';
import { writeOutcome } from './write-outcome.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('what came of a step is written once it is closed, not before', async () => {
  const { slug, runs } = await publicProcess(house.ctx, { startsOn: '2026-11-10' });
  const write = () => writeOutcome(runs, { process: slug, step: 'proposals', outcome: { en: 'Nine streets.' } });
  expect(await write()).toMatchObject({ code: 'step-not-closed' });
  house.clock.set('2026-12-20T10:00:00Z');
  expect(await write()).toMatchObject({ ok: true });
  expect((await again(house.ctx, slug)).steps[0]?.outcome).toEqual({ en: 'Nine streets.' });
});
