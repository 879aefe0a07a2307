import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeLogo } from './change-logo.ts';
import { readCity } from './store.ts';

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC',
  'base64',
);
let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('a mark is drawn anew, replaced and taken away; the one before is not kept', async () => {
  const ctx = house.ctx.as(personActor({ roles: ['administrator'] }));
  expect(await changeLogo(house.ctx, PNG)).toMatchObject({ code: 'administrators-only' });
  expect((await changeLogo(ctx, PNG)).ok).toBe(true);
  const { logoFileId: first } = await readCity(ctx);
  expect((await changeLogo(ctx, PNG)).ok).toBe(true);
  const { logoFileId: second } = await readCity(ctx);
  expect(second).not.toBe(first);
  expect(first && (await ctx.files.open(first))).toBeNull();
  expect(await changeLogo(ctx, Buffer.from('<svg/>'))).toMatchObject({ code: 'picture-kind' });
  expect((await readCity(ctx)).logoFileId).toBe(second);
  await changeLogo(ctx, null);
  expect((await readCity(ctx)).logoFileId).toBeNull();
});
