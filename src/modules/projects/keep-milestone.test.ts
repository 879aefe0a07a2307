import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { keepMilestone, reachMilestone, removeMilestone } from './keep-milestone.ts';
import type { MilestoneId } from './project.ts';
import { findProject, listMilestones } from './store.ts';
import { administrator, publicProject } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const MILESTONE = { on: '2026-12-01', title: { ca: 'S’obre' }, reached: false };

test('milestones stand by day; only administrators keep them', async () => {
  const slug = await publicProject(house.ctx);
  const ctx = administrator(house.ctx);
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await keepMilestone(officer, slug, MILESTONE)).toMatchObject({ code: 'administrators-only' });
  const empty = await keepMilestone(ctx, slug, { ...MILESTONE, title: { en: 'Not in the city’s language' } });
  expect(empty).toMatchObject({ code: 'milestone-without-title' });
  const late = await keepMilestone(ctx, slug, MILESTONE);
  await keepMilestone(ctx, slug, { ...MILESTONE, on: '2026-11-01', title: { ca: 'Comença' } });
  if (!late.ok) throw new Error(late.code);
  const id = (await findProject(ctx, slug))?.id;
  const listed = async () => (id ? (await listMilestones(ctx, [id])).get(id) : undefined) ?? [];
  expect((await listed()).map(({ title }) => title.ca)).toEqual(['Comença', 'S’obre']);

  expect(await reachMilestone(ctx, slug, late.value.id)).toMatchObject({ ok: true });
  expect((await listed()).map(({ reached }) => reached)).toEqual([false, true]);
  // Reached already: nobody is told again.
  expect(await reachMilestone(ctx, slug, late.value.id)).toMatchObject({ code: 'milestone-not-found' });
  expect(await removeMilestone(ctx, slug, late.value.id)).toMatchObject({ ok: true });
  expect(await removeMilestone(ctx, slug, late.value.id)).toMatchObject({ code: 'milestone-not-found' });
});

test('a milestone of another project is not reached through this one', async () => {
  const [one, other] = [await publicProject(house.ctx), await publicProject(house.ctx)];
  const ctx = administrator(house.ctx);
  const kept = await keepMilestone(ctx, one, MILESTONE);
  const id = kept.ok ? kept.value.id : ('' as MilestoneId);
  expect(await reachMilestone(ctx, other, id)).toMatchObject({ code: 'milestone-not-found' });
  expect(await removeMilestone(ctx, other, id)).toMatchObject({ code: 'milestone-not-found' });
});
