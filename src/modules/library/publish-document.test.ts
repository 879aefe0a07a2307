import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { insertCategories } from '#modules/participation/processes/index.ts';
import { publishDocument } from './publish-document.ts';
import { details, kept, type LibraryHouse, libraryHouse, upload } from './testing.ts';

let city: LibraryHouse;
beforeAll(async () => {
  city = await libraryHouse();
});
afterAll(() => city.house.close());

const file = { upload: upload(), languages: ['ca'] } as const;

it('is kept with its hash, under an address of its own, and the log names it', async () => {
  const { administrator, house } = city;
  const [one, other] = [await kept(administrator, null), await kept(administrator, null)];
  expect([one.slug, other.slug]).toEqual(['minutes-of-the-table', 'minutes-of-the-table-2']);
  const sha256 = createHash('sha256').update(upload().bytes).digest('hex');
  expect(one.newest).toMatchObject({ number: 1, sha256, contentType: 'text/plain; charset=utf-8', languages: ['ca'] });
  const { rows } = await sql`select act, after from staff_acts where subject_id = ${one.id}`.execute(house.db);
  expect(rows).toEqual([{ act: 'document-published', after: sha256 }]);
});

it('a facilitator keeps those of her process, and neither the city’s nor another’s', async () => {
  const { facilitator, neighbour, process, house } = city;
  expect(await kept(facilitator, process.id)).toMatchObject({ processId: process.id });
  for (const [ctx, of] of [
    [facilitator, null],
    [neighbour, process.id],
    [house.ctx, null],
  ] as const)
    expect(await publishDocument(ctx, details(of), file)).toMatchObject({ code: 'not-your-document' });
});

it('may be about a topic of its own process alone', async () => {
  const { facilitator, process, house } = city;
  const topicId = house.ctx.newId<NonNullable<ReturnType<typeof details>['topicId']>>();
  await insertCategories(house.ctx, [{ id: topicId, processId: process.id, title: { en: 'Trees' }, position: 0 }]);
  expect(await kept(facilitator, process.id, { topicId })).toMatchObject({ topicId });
  const stray = details(process.id, { topicId: house.ctx.newId() });
  expect(await publishDocument(facilitator, stray, file)).toMatchObject({ code: 'not-your-document' });
});

it('is refused without title or language, from the future, and of a kind the house does not take', async () => {
  const { administrator } = city;
  const publish = (changed: Parameters<typeof details>[1], with_: Partial<typeof file> & object = {}) =>
    publishDocument(administrator, details(null, changed), { ...file, ...with_ });
  expect(await publish({ title: {} })).toMatchObject({ code: 'document-without-title' });
  expect(await publish({ dated: '2026-11-18' })).toMatchObject({ code: 'document-in-the-future' });
  expect(await publish({}, { languages: [] as never })).toMatchObject({ code: 'document-without-language' });
  const program = { name: 'minutes.pdf', bytes: new Uint8Array([0x4d, 0x5a, 0, 1]) };
  expect(await publish({}, { upload: program })).toMatchObject({ code: 'document-kind' });
});
