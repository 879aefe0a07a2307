import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';
import { kept, type LibraryHouse, libraryHouse } from './testing.ts';

let city: LibraryHouse;
beforeAll(async () => {
  city = await libraryHouse();
});
afterAll(() => city.house.close());

it('of a process that may not be read, no document is read', async () => {
  const { facilitator, neighbour, process, house } = city;
  const { slug } = await kept(facilitator, process.id);
  expect(await readDocument(house.ctx, slug)).toMatchObject({ value: { process: { id: process.id } } });
  await sql`update processes set status = 'draft' where id = ${process.id}`.execute(house.db);
  for (const ctx of [house.ctx, neighbour])
    expect(await readDocument(ctx, slug)).toMatchObject({ code: 'library-document-not-found' });
  expect(await readDocument(facilitator, slug)).toMatchObject({ ok: true });
});
