import { afterAll, beforeAll, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addDocument } from './add-document.ts';
import { listDocuments } from './store.ts';
import { draftProcess } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

const bytes = (text: string) => new TextEncoder().encode(text);

it('documents are kept by what they are, in the order they came', async () => {
  const { slug, process, runs } = await draftProcess(house.ctx);
  const add = (title: string, name: string, text: string) =>
    addDocument(runs, { process: slug, title: { en: title }, upload: { name, bytes: bytes(text) } });
  expect(await add('Plan', 'plan.exe', '%PDF-1.7 …')).toMatchObject({ value: { contentType: 'application/pdf' } });
  expect(await add('Costs', 'costs.csv', 'a,b\n1,2')).toMatchObject({ ok: true });
  expect(await add('Virus', 'plan.pdf', 'MZ\u0000\u0001')).toMatchObject({ code: 'document-kind' });
  expect(await add('Nothing', 'empty.txt', '')).toMatchObject({ code: 'file-empty' });
  expect((await listDocuments(house.ctx, process.id)).map(({ title }) => title.en)).toEqual(['Plan', 'Costs']);
});

it('a resident adds none', async () => {
  const { slug } = await draftProcess(house.ctx);
  const input = { process: slug, title: { en: 'Mine' }, upload: { name: 'a.txt', bytes: bytes('a') } };
  expect(await addDocument(house.ctx.as(personActor()), input)).toMatchObject({ code: 'process-not-found' });
});
