import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changePicture, removePicture } from './change-picture.ts';
import { findProject } from './store.ts';
import { administrator, publicProject } from './testing.ts';

let house: TestPlatform;
let bytes: Uint8Array;
beforeAll(async () => {
  house = await testPlatform();
  const create = { width: 1800, height: 1200, channels: 3, background: '#2b3fae' } as const;
  bytes = await sharp({ create }).png().toBuffer();
});
afterAll(() => house.close());

test('a picture is drawn anew in two sizes, says what is seen, and takes the place of the one before', async () => {
  const slug = await publicProject(house.ctx);
  const ctx = administrator(house.ctx);
  const alt = { ca: 'Un mur blau' };
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await changePicture(officer, slug, { bytes, alt })).toMatchObject({ code: 'administrators-only' });
  expect(await changePicture(ctx, slug, { bytes, alt: {} })).toMatchObject({ code: 'project-picture-without-words' });
  const text = new TextEncoder().encode('not a picture');
  expect(await changePicture(ctx, slug, { bytes: text, alt })).toMatchObject({ code: 'picture-kind' });
  expect((await findProject(ctx, slug))?.picture).toBeNull();

  expect(await changePicture(ctx, slug, { bytes, alt })).toMatchObject({ ok: true });
  const first = (await findProject(ctx, slug))?.picture;
  expect(first).toMatchObject({ width: 1600, height: 1067 });
  expect(await changePicture(ctx, slug, { bytes: null, alt: { ca: 'Un mur molt blau' } })).toMatchObject({ ok: true });
  expect(await findProject(ctx, slug)).toMatchObject({ picture: first, alt: { ca: 'Un mur molt blau' } });

  await changePicture(ctx, slug, { bytes, alt });
  expect(first && (await house.ctx.files.open(first.fileId))).toBeNull();
  expect(await removePicture(ctx, slug)).toMatchObject({ ok: true });
  expect((await findProject(ctx, slug))?.picture).toBeNull();
});
