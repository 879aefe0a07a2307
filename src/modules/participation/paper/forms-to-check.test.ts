import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { personActor, type TestPlatform } from '#platform/testing.ts';
import { checkSheet } from './check-sheet.ts';
import { enterSheet } from './enter-sheet.ts';
import { formsToCheck } from './forms-to-check.ts';
import { openBatch } from './open-batch.ts';
import { type Batch, closeBatch, findBatch } from './store.ts';
import { assistant, paperPlatform, paperStep } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await paperPlatform();
});
afterAll(() => test.close());

it('a closed batch waits for everybody at a desk but who entered it, until two agree', async () => {
  const place = await paperStep(test.ctx, (await draftProcess(test.ctx)).process.slug);
  const [first, second, third] = [assistant(), assistant(), assistant()].map((actor) => test.ctx.as(actor));
  if (!first || !second || !third) throw new Error('Three assistants');
  const opened = await openBatch(first, place);
  if (!opened.ok) throw new Error(opened.code);
  const batch = (await findBatch(test.ctx, opened.value.id)) as Batch;
  const typed = (choices: string) => ({ serial: place.serial(1), document: '12345678Z', choices });
  await enterSheet(first, { ...place, batch }, typed('1 3'));
  const waits = async () => {
    const lists = await Promise.all([first, second, third].map(formsToCheck));
    return lists.map((list) => list.map(({ id, forms }) => [id, forms]));
  };
  expect(await waits()).toEqual([[], [], []]);
  await closeBatch(test.ctx, batch.id);
  expect(await waits()).toEqual([[], [[batch.id, 1]], [[batch.id, 1]]]);
  const [due] = await formsToCheck(second);
  expect(due && due.emptiedAt.getTime() - due.since.getTime()).toBe(90 * 86_400_000);
  await checkSheet(second, { ...place, batch }, typed('2'));
  expect(await waits()).toEqual([[], [], [[batch.id, 1]]]);
  await checkSheet(third, { ...place, batch }, typed('1 3'));
  expect(await waits()).toEqual([[], [], []]);
  expect(await formsToCheck(test.ctx.as(personActor()))).toEqual([]);
});
