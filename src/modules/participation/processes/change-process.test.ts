import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { changeProcess } from './change-process.ts';
import { again, draftProcess, facilitatorOf, publicProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('its facilitator writes it, and what is not HTML for readers is gone', async () => {
  const { slug, runs } = await draftProcess(house.ctx);
  const html = '<h1>Why</h1><p onclick="x()">Because</p><script>alert(1)</script><a href="javascript:x()">here</a>';
  const words = { description: { en: html, ca: '<script></script>' }, department: { en: 'Parks' } };
  expect(await changeProcess(runs, { process: slug, words })).toMatchObject({ ok: true });
  const process = await again(house.ctx, slug);
  expect(process.description).toEqual({ en: '<h3>Why</h3><p>Because</p><a>here</a>' });
  expect(process.department).toEqual({ en: 'Parks' });
  expect(process.question).toEqual({ en: 'Which streets first?' });
});

it('searches find its words from the start, and its new words', async () => {
  const { slug, runs } = await draftProcess(house.ctx);
  const { rows: before } = await sql<{ slug: string }>`
    select slug from processes where search::text like '%carrer%' and slug = ${slug}`.execute(house.ctx.db);
  expect(before).toEqual([{ slug }]);
  await changeProcess(runs, { process: slug, words: { summary: { en: 'Lanterns everywhere' } } });
  const { rows } = await sql<{ slug: string }>`
    select slug from processes where search::text like '%lantern%'`.execute(house.ctx.db);
  expect(rows).toEqual([{ slug }]);
});

it('nobody else changes it, and only who builds a draft learns that it exists', async () => {
  const draft = await draftProcess(house.ctx);
  const open = await publicProcess(house.ctx);
  const other = facilitatorOf(testId(7));
  for (const actor of [house.ctx.actor, personActor(), personActor({ roles: ['officer'] }), other]) {
    const hers = house.ctx.as(actor);
    const words = { title: { en: 'Mine' } };
    expect(await changeProcess(hers, { process: draft.slug, words })).toMatchObject({ code: 'process-not-found' });
    expect(await changeProcess(hers, { process: open.slug, words })).toMatchObject({ code: 'not-your-process' });
  }
});
