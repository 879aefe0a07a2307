import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { type Featuring, featureProject } from './feature-project.ts';
import { MOST_FEATURED } from './project.ts';
import { listFeatured } from './store.ts';
import { administrator, publicProject, writtenProject } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const order = async () => (await listFeatured(house.ctx)).map(({ slug }) => slug);
const does = (slug: string, how: Featuring) => featureProject(administrator(house.ctx), slug, how);

test('administrators choose up to six published ones, in an order of their own', async () => {
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  const draft = await writtenProject(house.ctx);
  expect(await featureProject(officer, draft, 'on')).toMatchObject({ code: 'administrators-only' });
  expect(await does(draft, 'on')).toMatchObject({ code: 'project-not-public' });
  expect(await does('nowhere', 'on')).toMatchObject({ code: 'project-not-found' });

  const slugs: string[] = [];
  for (let i = 0; i < MOST_FEATURED; i += 1) slugs.push(await publicProject(house.ctx));
  for (const slug of slugs) expect(await does(slug, 'on')).toMatchObject({ ok: true });
  expect(await order()).toEqual(slugs);
  expect(await does(await publicProject(house.ctx), 'on')).toMatchObject({ code: 'featured-enough' });
  expect(await does(slugs[5] ?? '', 'on')).toMatchObject({ ok: true });

  const [a = '', b = '', c = '', ...rest] = slugs;
  await does(c, 'up');
  expect(await order()).toEqual([a, c, b, ...rest]);
  await does(a, 'down');
  expect(await order()).toEqual([c, a, b, ...rest]);
  // There is nothing before the first, nor after the last.
  await does(c, 'up');
  await does(rest[2] ?? '', 'down');
  expect(await order()).toEqual([c, a, b, ...rest]);
  await does(a, 'off');
  expect(await order()).toEqual([c, b, ...rest]);
});

test('two administrators who choose at once both have their way', async () => {
  for (const slug of await order()) await does(slug, 'off');
  const slugs = await Promise.all([publicProject(house.ctx), publicProject(house.ctx), publicProject(house.ctx)]);
  await Promise.all(slugs.map((slug) => does(slug, 'on')));
  expect((await order()).toSorted()).toEqual(slugs.toSorted());
  expect((await listFeatured(house.ctx)).map(({ featured }) => featured)).toEqual([1, 2, 3]);
});
