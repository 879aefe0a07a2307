import { afterAll, beforeAll, expect, it } from 'vitest';
import { addVersion } from './add-version.ts';
import { readDocument } from './read-document.ts';
import { kept, type LibraryHouse, libraryHouse, renewed, takenBack, upload } from './testing.ts';

let city: LibraryHouse;
beforeAll(async () => {
  city = await libraryHouse();
});
afterAll(() => city.house.close());

const added = (words: string) => ({ upload: upload(words), languages: ['ca'], note: { en: 'More.' } }) as const;

it('a newer version stands first, and the one before is as it was', async () => {
  const { administrator, house } = city;
  const document = await kept(administrator, null);
  house.clock.set('2026-11-17T10:00:00Z');
  await renewed(administrator, document, 'What was said, and the annex.');
  const read = await readDocument(house.ctx, document.slug);
  if (!read.ok) throw new Error(read.code);
  expect(read.value.document.newest).toMatchObject({ number: 2, languages: ['ca', 'es'] });
  const [second, first] = read.value.versions;
  expect(second).toMatchObject({ number: 2, note: { en: 'The annex is added.' }, publishedAt: house.clock.now() });
  expect(first).toEqual(document.newest);
  const file = first && (await house.ctx.files.open(first.fileId));
  expect(await new Response(file?.body).text()).toBe('What was said.');
});

it('says what changed, and changes something', async () => {
  const { administrator } = city;
  const { id } = await kept(administrator, null);
  expect(await addVersion(administrator, id, { ...added('New'), note: {} })).toMatchObject({
    code: 'version-without-note',
  });
  expect(await addVersion(administrator, id, added('What was said.'))).toMatchObject({ code: 'version-the-same' });
});

it('is refused to others, and once it is withdrawn', async () => {
  const { facilitator, neighbour, process, house } = city;
  const document = await kept(facilitator, process.id);
  expect(await addVersion(neighbour, document.id, added('New'))).toMatchObject({ code: 'not-your-document' });
  expect(await addVersion(house.ctx, document.id, added('New'))).toMatchObject({ code: 'not-your-document' });
  await takenBack(facilitator, document);
  expect(await addVersion(facilitator, document.id, added('New'))).toMatchObject({ code: 'document-withdrawn' });
});
