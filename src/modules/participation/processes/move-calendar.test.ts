import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { overlappingSteps } from './calendar.ts';
import { moveCalendar, planMove } from './move-calendar.ts';
import { again, draftProcess, publicProcess, recorded, ZONE } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const datesOf = async (slug: string) =>
  (await again(house.ctx, slug)).steps.map((step) =>
    [step.opensAt, step.closesAt ?? new Date(0)].map((at) => writeZonedTime(at, ZONE).slice(5)).join(' – '),
  );

it('moves this step and the later ones, at the same time of day, and says so beforehand', async () => {
  const { slug, runs } = await draftProcess(house.ctx, { startsOn: '2026-10-05', template: 'participatory-budget' });
  const move = { process: slug, step: 'proposals', days: 14, zone: ZONE };
  const plan = await planMove(runs, move);
  expect(plan.ok && plan.value.moved.map(({ step }) => step.slug)).toEqual(['proposals', 'review']);
  expect(await datesOf(slug)).toContain('10-12T09:00 – 11-08T20:00');
  expect(await moveCalendar(runs, move)).toMatchObject({ value: { steps: 2 } });
  expect(await datesOf(slug)).toEqual([
    '10-05T09:00 – 10-11T20:00',
    '10-26T09:00 – 11-22T20:00',
    '11-23T09:00 – 01-03T20:00',
  ]);
});

it('of an open step it moves the end only, and each new date stands on the record', async () => {
  const { slug, process, runs } = await publicProcess(house.ctx, { startsOn: '2026-11-10' });
  await moveCalendar(runs, { process: slug, step: 'proposals', days: 7, zone: ZONE });
  expect(await datesOf(slug)).toEqual(['11-10T09:00 – 12-14T20:00', '12-15T09:00 – 01-14T20:00']);
  const moves = (await recorded(house.ctx, process.id)).filter(({ kind }) => kind === 'step-moved');
  expect(moves.map(({ payload }) => payload.opensAfter)).toEqual([
    '2026-11-10T08:00:00.000Z',
    '2026-12-15T08:00:00.000Z',
  ]);
});

it('nothing moves into the past, nor by no days', async () => {
  const { slug, runs } = await publicProcess(house.ctx, { startsOn: '2026-11-20' });
  const ask = (days: number) => moveCalendar(runs, { process: slug, step: 'proposals', days, zone: ZONE });
  expect(await ask(-10)).toMatchObject({ code: 'moves-into-the-past' });
  expect(await ask(0)).toMatchObject({ code: 'nothing-moves' });
  const hers = house.ctx.as(personActor());
  const move = { process: slug, step: 'proposals', days: 1, zone: ZONE };
  expect(await moveCalendar(hers, move)).toMatchObject({ code: 'not-your-process' });
});

it('steps may overlap, and it is said which', async () => {
  const { slug, runs } = await draftProcess(house.ctx);
  await moveCalendar(runs, { process: slug, step: 'answers', days: -5, zone: ZONE });
  expect(overlappingSteps((await again(house.ctx, slug)).steps).map((step) => step.slug)).toEqual(['answers']);
});
