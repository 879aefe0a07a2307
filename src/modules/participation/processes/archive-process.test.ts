import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { archiveProcess, unarchiveProcess } from './archive-process.ts';
import { again, draftProcess, publicProcess, recorded } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('a finished process goes to the past ones and comes back', async () => {
  const { slug, runs, process } = await publicProcess(house.ctx, { startsOn: '2026-10-12' });
  for (const _ of ['once', 'twice']) expect(await archiveProcess(runs, slug)).toMatchObject({ ok: true });
  expect((await again(house.ctx, slug)).status).toBe('archived');
  expect(await unarchiveProcess(runs, slug)).toMatchObject({ ok: true });
  expect((await again(house.ctx, slug)).status).toBe('published');
  const kinds = (await recorded(house.ctx, process.id)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind.includes('archived'))).toEqual(['process-archived', 'process-unarchived']);
});

it('not while people can take part, nor a draft, nor by a resident', async () => {
  const open = await publicProcess(house.ctx, { startsOn: '2026-11-10' });
  const draft = await draftProcess(house.ctx);
  expect(await archiveProcess(open.runs, open.slug)).toMatchObject({ code: 'step-still-open' });
  expect(await archiveProcess(draft.runs, draft.slug)).toMatchObject({ code: 'process-not-public' });
  expect(await archiveProcess(house.ctx.as(personActor()), open.slug)).toMatchObject({ code: 'not-your-process' });
});
