import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listLibrary, readablePlaces } from './list-library.ts';
import { readDocument } from './read-document.ts';
import { kept, type LibraryHouse, libraryHouse } from './testing.ts';
import { withdrawDocument } from './withdraw-document.ts';

let city: LibraryHouse;
beforeAll(async () => {
  city = await libraryHouse();
});
afterAll(() => city.house.close());

const reason = { en: 'It named a neighbour.' };

it('leaves the list, says why, and its act stands in the log', async () => {
  const { administrator, house } = city;
  const { id, slug } = await kept(administrator, null);
  expect(await withdrawDocument(administrator, id, {})).toMatchObject({ code: 'withdrawal-without-reason' });
  expect(await withdrawDocument(administrator, id, reason)).toMatchObject({ ok: true });
  expect(await readDocument(house.ctx, slug)).toMatchObject({
    value: { document: { state: 'withdrawn', withdrawalReason: reason, withdrawnAt: house.clock.now() } },
  });
  expect(await listLibrary(house.ctx, {}, await readablePlaces(house.ctx))).toMatchObject({ shelf: [], total: 0 });
  expect(await withdrawDocument(administrator, id, reason)).toMatchObject({ code: 'document-withdrawn' });
  const { rows } = await sql<{ act: string; after: string }>`
    select act, after from staff_acts where subject_id = ${id} order by id desc limit 1`.execute(house.db);
  expect(rows).toEqual([{ act: 'document-withdrawn', after: reason.en }]);
});

it('is refused to those who do not keep it', async () => {
  const { facilitator, neighbour, process, house } = city;
  const { id } = await kept(facilitator, process.id);
  expect(await withdrawDocument(neighbour, id, reason)).toMatchObject({ code: 'not-your-document' });
  expect(await withdrawDocument(house.ctx, id, reason)).toMatchObject({ code: 'not-your-document' });
});
