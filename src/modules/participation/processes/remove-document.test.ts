import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addDocument } from './add-document.ts';
import { removeDocument } from './remove-document.ts';
import { listDocuments } from './store.ts';
import { publicProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

it('a document is taken away with its file, by who runs the process', async () => {
  const { slug, process, runs } = await publicProcess(house.ctx);
  const upload = { name: 'a.txt', bytes: new TextEncoder().encode('text') };
  const added = await addDocument(runs, { process: slug, title: { en: 'A' }, upload });
  if (!added.ok) throw new Error(added.code);
  const input = { process: slug, document: added.value.id };
  expect(await removeDocument(house.ctx.as(personActor()), input)).toMatchObject({ code: 'not-your-process' });
  expect(await removeDocument(runs, input)).toMatchObject({ ok: true });
  expect(await listDocuments(house.ctx, process.id)).toEqual([]);
  expect(await house.ctx.files.open(added.value.fileId)).toBeNull();
  expect(await removeDocument(runs, input)).toMatchObject({ code: 'document-not-found' });
});
