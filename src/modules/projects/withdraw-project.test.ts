import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { featureProject } from './feature-project.ts';
import { readProject } from './read-project.ts';
import { findProject, findPublicProjects, listFeatured } from './store.ts';
import { administrator, publicProject, writtenProject } from './testing.ts';
import { withdrawProject } from './withdraw-project.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('it goes with a reason, from the home page too, and those after it move up', async () => {
  const ctx = administrator(house.ctx);
  const slugs = [await publicProject(house.ctx), await publicProject(house.ctx), await publicProject(house.ctx)];
  for (const slug of slugs) await featureProject(ctx, slug, 'on');
  const [first = '', second = '', third = ''] = slugs;
  expect(await withdrawProject(ctx, first, { ca: ' ' })).toMatchObject({ code: 'withdrawal-without-reason' });
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await withdrawProject(officer, first, { ca: 'No' })).toMatchObject({ code: 'administrators-only' });
  expect(await withdrawProject(ctx, first, { ca: 'Es fa dins d’un altre.' })).toMatchObject({ ok: true });
  expect((await listFeatured(ctx)).map((each) => [each.slug, each.featured])).toEqual([
    [second, 1],
    [third, 2],
  ]);
  const gone = await findProject(ctx, first);
  expect(gone).toMatchObject({ status: 'withdrawn', withdrawalReason: { ca: 'Es fa dins d’un altre.' } });
  expect(await findPublicProjects(ctx, gone ? [gone.id] : [])).toEqual([]);
  expect(await readProject(ctx, first)).toMatchObject({ code: 'project-withdrawn' });
  expect(await withdrawProject(ctx, first, { ca: 'Un altre cop' })).toMatchObject({ code: 'project-not-public' });
});

test('a draft cannot be withdrawn: nobody has read it', async () => {
  const slug = await writtenProject(house.ctx);
  const done = await withdrawProject(administrator(house.ctx), slug, { ca: 'No' });
  expect(done).toMatchObject({ code: 'project-not-public' });
});
