import { afterAll, beforeAll, expect, it } from 'vitest';
import { changeDocument } from './change-document.ts';
import { details, kept, type LibraryHouse, libraryHouse, takenBack } from './testing.ts';

let city: LibraryHouse;
beforeAll(async () => {
  city = await libraryHouse();
});
afterAll(() => city.house.close());

it('what is said of it changes; its address and its file stay', async () => {
  const { facilitator, process } = city;
  const document = await kept(facilitator, process.id);
  const said = details(process.id, { title: { en: 'Report of the table' }, kind: 'report', dated: '2026-11-11' });
  expect(await changeDocument(facilitator, document.id, said)).toMatchObject({
    value: { slug: document.slug, newest: document.newest, kind: 'report', title: { en: 'Report of the table' } },
  });
});

it('goes nowhere one may not keep documents of, and not once it is withdrawn', async () => {
  const { facilitator, neighbour, process } = city;
  const document = await kept(facilitator, process.id);
  expect(await changeDocument(facilitator, document.id, details(null))).toMatchObject({ code: 'not-your-document' });
  expect(await changeDocument(neighbour, document.id, details(process.id))).toMatchObject({
    code: 'not-your-document',
  });
  await takenBack(facilitator, document);
  expect(await changeDocument(facilitator, document.id, details(process.id))).toMatchObject({
    code: 'document-withdrawn',
  });
});
