import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addCategory } from './add-category.ts';
import { listCategories } from './store.ts';
import { draftProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('topics are added last, forty at most, by who runs the process', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  const add = (title: string, ctx = runs) => addCategory(ctx, { process: slug, title: { en: title } });
  for (let n = 1; n <= 40; n += 1) expect(await add(`Topic ${n}`)).toMatchObject({ ok: true });
  expect(await add('One more')).toMatchObject({ code: 'too-many-categories', details: { most: 40 } });
  const titles = (await listCategories(house.ctx, process.id)).map(({ title }) => title.en);
  expect(titles.slice(0, 2)).toEqual(['Topic 1', 'Topic 2']);
  expect(await add('Mine', house.ctx.as(personActor()))).toMatchObject({ code: 'process-not-found' });
});
