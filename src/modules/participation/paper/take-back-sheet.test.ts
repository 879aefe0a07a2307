import { afterAll, beforeAll, expect, it } from 'vitest';
import { ok, refuse } from '#kernel/result.ts';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import { settleCensus } from '#modules/verification/testing.ts';
import { personActor, type TestPlatform } from '#platform/testing.ts';
import { checkSheet } from './check-sheet.ts';
import { enterSheet } from './enter-sheet.ts';
import { openBatch } from './open-batch.ts';
import { type Batch, findBatch, findSheet } from './store.ts';
import { takeBackSheet } from './take-back-sheet.ts';
import { assistant, paperPlatform, paperStep } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await paperPlatform();
});
afterAll(() => test.close());

it('a form that counts is taken back with the document and the form in hand, once', async () => {
  await settleCensus(test, [['12345678Z', '1980-03-07']]);
  const place = await paperStep(test.ctx, (await draftProcess(test.ctx)).process.slug);
  const back: string[] = [];
  const method = {
    ...place.method,
    paper: {
      ...place.method.paper,
      takeBack: async (_: unknown, { personId }: { personId: string }) => {
        if (back.includes(personId)) return refuse('paper-nothing-to-take-back');
        back.push(personId);
        return ok();
      },
    },
  } as typeof place.method;
  const here = { ...place, method };
  const [first, second] = [test.ctx.as(assistant()), test.ctx.as(assistant())];
  const opened = await openBatch(first, here);
  if (!opened.ok) throw new Error(opened.code);
  const batch = (await findBatch(test.ctx, opened.value.id)) as Batch;
  const typed = { serial: place.serial(1), document: '12345678Z', choices: '3 1' };
  await enterSheet(first, { ...here, batch }, typed);
  expect(await takeBackSheet(first, here, typed)).toMatchObject({ code: 'sheet-not-counted' });
  expect(await checkSheet(second, { ...here, batch }, typed)).toMatchObject({ value: { state: 'counted' } });

  expect(await takeBackSheet(test.ctx.as(personActor()), here, typed)).toMatchObject({ code: 'assistants-only' });
  expect(await takeBackSheet(first, here, { ...typed, document: '00000000T' })).toMatchObject({
    code: 'paper-nothing-to-take-back',
  });
  expect(await takeBackSheet(first, place, typed)).toMatchObject({ code: 'no-paper' });
  expect(back).toEqual([]);
  expect(await takeBackSheet(first, here, typed)).toMatchObject({ ok: true });
  expect(back).toHaveLength(1);
  expect(await findSheet(test.ctx, place.step.id, typed.serial)).toMatchObject({
    ...{ state: 'refused', reason: 'sheet-taken-back' },
  });
  expect(await takeBackSheet(first, here, typed)).toMatchObject({ code: 'sheet-not-counted' });
});
