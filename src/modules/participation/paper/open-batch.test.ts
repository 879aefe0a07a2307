import { afterAll, beforeAll, expect, it } from 'vitest';
import { draftProcess } from '#modules/participation/processes/testing.ts';
import type { TestPlatform } from '#platform/testing.ts';
import { personActor } from '#platform/testing.ts';
import { closeBatch, openBatch } from './open-batch.ts';
import { findBatch } from './store.ts';
import { assistant, paperPlatform, paperStep } from './testing.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await paperPlatform();
});
afterAll(() => test.close());

it('assistants open batches of steps for verified residents, numbered one after another', async () => {
  const place = await paperStep(test.ctx, (await draftProcess(test.ctx)).process.slug);
  const staff = test.ctx.as(assistant());
  expect(await openBatch(test.ctx.as(personActor()), place)).toMatchObject({ code: 'assistants-only' });
  const { terms: _, ...open } = place.step;
  expect(await openBatch(staff, { ...place, step: open })).toMatchObject({ code: 'paper-needs-verified' });
  const [one, two] = [await openBatch(staff, place), await openBatch(staff, place)];
  if (!one.ok || !two.ok) throw new Error('Not opened');
  expect(
    [await findBatch(test.ctx, one.value.id), await findBatch(test.ctx, two.value.id)].map((batch) => batch?.number),
  ).toEqual([1, 2]);
  expect(await closeBatch(staff, one.value.id)).toMatchObject({ ok: true });
  expect(await findBatch(test.ctx, one.value.id)).toMatchObject({ closed_at: expect.any(Date) });
});
