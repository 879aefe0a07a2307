import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addCategory } from './add-category.ts';
import { readProcess } from './read-process.ts';
import { admin, draftProcess, publicProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('a public process is read by everybody, with its steps and topics in order', async () => {
  const { slug, runs } = await publicProcess(house.ctx);
  for (const title of ['Trees', 'Benches']) await addCategory(runs, { process: slug, title: { en: title } });
  const read = await readProcess(house.ctx, slug);
  expect(read.ok && read.value.process.steps.map((step) => step.slug)).toEqual(['proposals', 'answers']);
  expect(read.ok && read.value.categories.map(({ title }) => title.en)).toEqual(['Trees', 'Benches']);
});

it('a draft is read by who builds it; for all others it is as if it were not there', async () => {
  const { slug, runs } = await draftProcess(house.ctx);
  for (const ctx of [runs, house.ctx.as(admin())]) expect(await readProcess(ctx, slug)).toMatchObject({ ok: true });
  for (const ctx of [house.ctx, house.ctx.as(personActor()), house.ctx.as(personActor({ roles: ['officer'] }))])
    expect(await readProcess(ctx, slug)).toEqual(await readProcess(ctx, 'no-such-process'));
});
