import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicProcess } from '#modules/participation/processes/testing.ts';
import { type TestHouse, testHouse, type Visitor } from '#web/testing.ts';
import { kept, takenBack } from '../testing.ts';

let house: TestHouse;
let administrator: Visitor;
let facilitator: Visitor;
let process: Awaited<ReturnType<typeof publicProcess>>['process'];

beforeAll(async () => {
  house = await testHouse();
  process = (await publicProcess(house.city)).process;
  administrator = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
  facilitator = await house.enter({ roles: [{ role: 'facilitator', processId: process.id }] });
});
afterAll(() => house.close());

const text = async (path: string, as?: Visitor) => (await house.get(path, as)).text();
const minutes = (words: string) => new File([words], 'acta.txt', { type: 'application/x-msdownload' });
const FIELDS = {
  'title-en': 'Noise at night',
  'summary-en': 'Measured.',
  kind: 'report',
  place: 'city',
  dated: '2026-11-02',
};

it('an administrator publishes, then a second version: both are read, offered for saving only', async () => {
  const fields = { ...FIELDS, 'languages[]': ['ca', 'es'], file: minutes('First.') };
  const published = await house.post('/manage/documents/new', fields, administrator);
  const desk = published.headers.get('location') ?? '';
  expect(desk).toMatch(/^\/manage\/documents\/[0-9a-f-]{36}$/);
  const newer = { 'note-en': 'The annex.', 'languages[]': 'ca', file: minutes('Second.') };
  expect((await house.post(`${desk}/versions`, newer, administrator)).status).toBe(303);
  const page = await text('/documents/noise-at-night');
  expect(page).toContain('2 of 2');
  expect(page).toContain('The annex.');
  for (const [number, words] of [
    [1, 'First.'],
    [2, 'Second.'],
  ] as const) {
    const file = await house.get(`/documents/noise-at-night/versions/${number}`);
    expect(await file.text()).toBe(words);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="acta.txt"');
    expect(file.headers.get('content-security-policy')).toContain("sandbox; default-src 'none'");
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  }
  expect((await house.get('/documents/noise-at-night/versions/3')).status).toBe(404);
  expect(await text('/documents?kind=report&q=noise')).toContain('/documents/noise-at-night');
  expect(await text('/search?q=noise&kind=documents')).toContain('/documents/noise-at-night');
  expect(await text('/sitemap.xml')).toContain('/documents/noise-at-night</loc>');
});

it('a form that lacks something comes back as it was typed, each error beside its field', async () => {
  const page = await house.post(
    '/manage/documents/new',
    { 'summary-en': 'Kept words', place: process.id },
    facilitator,
  );
  expect(page.status).toBe(422);
  const html = await page.text();
  expect(html).toContain('Kept words');
  for (const field of ['title-en', 'kind', 'dated', 'file', 'languages']) expect(html).toContain(`href="#f-${field}`);
  const foreign = await house.post('/manage/documents/new', { ...FIELDS, place: 'city' }, facilitator);
  expect(await foreign.text()).toContain('Choose what the document is about.');
});

it('what was withdrawn is gone with its files, and its address says why', async () => {
  const document = await kept(administrator.ctx, null, { title: { en: 'Withdrawn' } });
  await takenBack(administrator.ctx, document);
  const gone = await house.get('/documents/withdrawn');
  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain('It named a neighbour.');
  const file = await house.get('/documents/withdrawn/versions/1');
  expect(file.status).toBe(410);
  expect(await file.text()).not.toContain('What was said.');
});

it('is data, with papers of processes among it, each by its own address', async () => {
  const title = { 'title-en': 'Paper of the process' };
  await house.post(`/manage/processes/${process.slug}/documents`, { ...title, file: minutes('Paper.') }, facilitator);
  await kept(facilitator.ctx, process.id, { title: { en: 'Kept by the library' } });
  const rows = JSON.parse(await text('/documents.json')) as {
    title: string;
    kind: string;
    process: string;
    file_url: string;
  }[];
  const paper = rows.find((row) => row.title === 'Paper of the process');
  expect(paper).toMatchObject({ kind: 'process', process: process.slug });
  expect((await house.get(new URL(paper?.file_url ?? '').pathname)).status).toBe(200);
  expect(rows.find((row) => row.title === 'Kept by the library')).toMatchObject({
    kind: 'minutes',
    process: process.slug,
  });
  expect(await text('/search?q=paper&kind=documents')).toContain(`/processes/${process.slug}/documents/`);
  expect(await text('/documents.csv')).toContain('sha256');
  expect((await house.get('/documents?process=no-such-process')).status).toBe(404);
});
