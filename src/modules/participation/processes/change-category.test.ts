import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { addCategory } from './add-category.ts';
import { changeCategory } from './change-category.ts';
import { listCategories } from './store.ts';
import { draftProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('a topic gets another name or another place', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  const ids: string[] = [];
  for (const title of ['Trees', 'Benches', 'Light']) {
    const added = await addCategory(runs, { process: slug, title: { en: title } });
    if (added.ok) ids.push(added.value.id);
  }
  const change = (category = '', rest: object = {}) => changeCategory(runs, { process: slug, category, ...rest });
  await change(ids[2], { to: 'earlier' });
  await change(ids[0], { to: 'earlier', title: { en: 'Green' } });
  await change(ids[1], { to: 'later' });
  const titles = (await listCategories(house.ctx, process.id)).map(({ title }) => title.en);
  expect(titles).toEqual(['Green', 'Light', 'Benches']);
  expect(await change(testId(5))).toMatchObject({ code: 'category-not-found' });
});
