import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { enterSheet } from './enter-sheet.ts';
import { closeBatch, openBatch } from './open-batch.ts';
import { type Batch, findBatch } from './store.ts';
import { assistant, paperPlatform, paperStep, writeSerial } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await paperPlatform();
});
afterAll(() => test.close());

it('a form is entered once, in an open batch of its step, as it was printed', async () => {
  const place = await paperStep(test.ctx, (await draftProcess(test.ctx)).process.slug);
  const staff = test.ctx.as(assistant());
  const opened = await openBatch(staff, place);
  if (!opened.ok) throw new Error(opened.code);
  const now = async () => ({ ...place, batch: (await findBatch(test.ctx, opened.value.id)) as Batch });
  const typed = (number: number, choices = '1 2') => ({ serial: place.serial(number), document: '12345678Z', choices });
  expect(await enterSheet(staff, await now(), typed(1))).toMatchObject({ ok: true });
  expect(await enterSheet(staff, await now(), typed(1))).toMatchObject({ code: 'sheet-entered-already' });
  expect(await enterSheet(staff, await now(), typed(2, '1 2 3'))).toMatchObject({ code: 'paper-too-many' });
  const other = { ...typed(3), serial: writeSerial('ZZZZ', 1) };
  expect(await enterSheet(staff, await now(), other)).toMatchObject({ code: 'serial-of-another-step' });
  await closeBatch(staff, opened.value.id);
  expect(await enterSheet(staff, await now(), typed(4))).toMatchObject({ code: 'batch-closed' });
});
