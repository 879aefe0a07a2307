import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { settleCensus } from '#modules/verification/testing.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { checkSheet } from './check-sheet.ts';
import { enterSheet } from './enter-sheet.ts';
import { openBatch } from './open-batch.ts';
import { type Batch, findBatch } from './store.ts';
import { assistant, paperPlatform, paperStep } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await paperPlatform();
});
afterAll(() => test.close());

it('two who agree have it counted; who is not in the census is refused; nobody checks her own', async () => {
  await settleCensus(test, [['12345678Z', '1980-03-07']]);
  const place = await paperStep(test.ctx, (await draftProcess(test.ctx)).process.slug);
  const [first, second] = [test.ctx.as(assistant()), test.ctx.as(assistant())];
  const opened = await openBatch(first, place);
  if (!opened.ok) throw new Error(opened.code);
  const batch = (await findBatch(test.ctx, opened.value.id)) as Batch;
  const typed = (number: number, document: string) => ({ serial: place.serial(number), document, choices: '3 1' });
  const both = [typed(1, '12345678Z'), typed(2, '00000000T')] as const;
  for (const sheet of both) await enterSheet(first, { ...place, batch }, sheet);
  expect(await checkSheet(first, { ...place, batch }, both[0])).toMatchObject({ code: 'second-person-needed' });
  expect(await checkSheet(second, { ...place, batch }, both[0])).toMatchObject({
    ok: true,
    value: { state: 'counted' },
  });
  expect(await checkSheet(second, { ...place, batch }, both[0])).toMatchObject({ code: 'sheet-done' });
  expect(await checkSheet(second, { ...place, batch }, both[1])).toMatchObject({
    value: { state: 'refused', refusal: { code: 'paper-not-in-census' } },
  });
  expect(await checkSheet(second, { ...place, batch }, typed(3, '12345678Z'))).toMatchObject({
    code: 'sheet-not-in-batch',
  });
  expect(place.taken).toEqual(['1,3']);
});
