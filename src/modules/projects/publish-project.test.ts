import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordLines } from '#modules/record/index.ts';
import { collected } from '#modules/record/testing.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { publishProject } from './publish-project.ts';
import { findProject } from './store.ts';
import { administrator, publicProject, writtenProject } from './testing.ts';
import { withdrawProject } from './withdraw-project.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

test('only administrators publish, once, and it stands on the record', async () => {
  const slug = await writtenProject(house.ctx);
  const officer = house.ctx.as(personActor({ roles: ['officer'] }));
  expect(await publishProject(officer, slug)).toMatchObject({ code: 'administrators-only' });
  const ctx = administrator(house.ctx);
  expect(await publishProject(ctx, slug)).toMatchObject({ ok: true });
  expect(await publishProject(ctx, slug)).toMatchObject({ code: 'project-published-already' });
  expect(await publishProject(ctx, 'nowhere')).toMatchObject({ code: 'project-not-found' });
  const lines = (await collected(recordLines(ctx))).map((line) => JSON.parse(line)).filter(({ payload }) => payload);
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatchObject({ kind: 'project-published', payload: { state: 'planned', plannedCents: 9_600_000 } });
});

test('one that comes back after a withdrawal keeps its first date', async () => {
  const slug = await publicProject(house.ctx);
  const ctx = administrator(house.ctx);
  const first = (await findProject(ctx, slug))?.publishedAt;
  await withdrawProject(ctx, slug, { ca: 'Un error' });
  house.clock.set('2026-12-24T10:00:00Z');
  expect(await publishProject(ctx, slug)).toMatchObject({ ok: true });
  expect(await findProject(ctx, slug)).toMatchObject({ publishedAt: first, withdrawalReason: null });
});
