import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishPage } from '#modules/city/index.ts';
import { openProcess, published, tallyOf } from '#modules/participation/proposals/testing.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let resident: Visitor;
let process: Awaited<ReturnType<typeof openProcess>>;
let proposal: Awaited<ReturnType<typeof published>>;

beforeAll(async () => {
  house = await testHouse();
  process = await openProcess(house.ctx);
  proposal = await published(house.ctx, process);
  resident = await house.enter();
  await publish('1');
});
afterAll(() => house.close());

const publish = (version: string, holdsFrom?: Date) =>
  publishPage(house.city, {
    ...{ slug: 'terms', version, holdsFrom },
    ...{ title: { ca: 'Condicions' }, body: { ca: `<p>${version}</p>` } },
  });
const support = () => `/processes/${process.slug}/proposals/${proposal.number}/support`;
const ledger = async () => {
  const { rows } = await sql<{ words: string; place: string }>`select words, place from consent_entries
    where person_id = ${resident.personId} and consent = 'terms' order by seq`.execute(house.db);
  return rows.map(({ words, place }) => `${words} ${place}`);
};

test('whoever never accepted the terms reads freely, and is asked before she acts', async () => {
  const read = await house.get(`/processes/${process.slug}`, resident);
  expect(read.status).toBe(200);
  expect(await read.text()).toContain('Read the terms of use before you take part');
  const asked = await house.post(support(), { csrf: 'x' }, resident);
  expect(asked.status).toBe(409);
  expect(await tallyOf(house.ctx, proposal.id)).toBe(0);
  const page = await asked.text();
  expect(page).toContain(`action="${support()}"`);
  expect(page).toContain('<input type="hidden" name="csrf" value="x"/>');
  // Asked once on a page: not above it, too.
  expect(page).not.toContain('href="/terms?next');
});

test('a yes to terms that are none of the city’s takes her nowhere', async () => {
  const refused = await house.post(support(), { 'accepts-terms': '7' }, resident);
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('The terms changed again while you read them.');
  expect(await ledger()).toEqual([]);
});

test('her yes goes into the ledger, and what she sent goes on to where she sent it', async () => {
  const done = await house.post(support(), { 'accepts-terms': '1' }, resident);
  expect(done.status).toBe(303);
  expect(await tallyOf(house.ctx, proposal.id)).toBe(1);
  expect(await ledger()).toEqual(['1 terms']);
  expect(await (await house.get('/your-data', resident)).text()).toContain('href="/pages/terms?version=1"');
});

test('a coming version is announced, put off for this visit, and keeps nobody from acting before its day', async () => {
  house.clock.set('2026-11-17T10:00:00Z');
  await publish('2', new Date('2026-11-20T00:00:00Z'));
  const announced = await house.get('/terms?next=/processes', resident);
  const page = await announced.text();
  expect(page).toContain('The terms of use change on 20 November 2026');
  expect(page).toContain('href="/pages/terms?version=2"');
  expect(page).toContain('href="/pages/terms?version=1"');
  expect(await (await house.get('/pages/terms')).text()).toContain('<p>1</p>');
  const later = await house.post('/terms/later', { next: '/processes' }, resident);
  expect(later.headers.get('location')).toBe('/processes');
  const cookie = `${resident.cookie}; ${later.headers.get('set-cookie')?.split(';')[0]}`;
  expect(await (await house.get('/processes', resident, { cookie })).text()).not.toContain('terms of use change');
  expect((await house.post(`${support()}/withdraw`, {}, resident)).status).toBe(303);
  expect((await house.post(support(), {}, resident)).status).toBe(303);
});

test('on its day a draft with a file is kept: the words travel along, the file is chosen again', async () => {
  house.clock.set('2026-11-20T10:00:00Z');
  const address = `/processes/${process.slug}/proposals/new`;
  const words = { title: 'Més ombra al carrer «Nou»', body: 'Dotze arbres & un banc per seure.', language: 'ca' };
  const file = new File(['x'], 'plànol.pdf', { type: 'application/pdf' });
  const asked = await house.post(address, { ...words, do: 'save', files: file }, resident);
  expect(asked.status).toBe(409);
  const page = await asked.text();
  expect(page).toContain('enctype="multipart/form-data"');
  expect(page).toContain('name="files"');
  expect(page).toContain('Choose the file plànol.pdf again');
  expect(page).toContain('value="Dotze arbres &amp; un banc per seure."');
  const done = await house.post(address, { ...words, do: 'save', 'accepts-terms': '2' }, resident);
  expect(done.status).toBe(303);
  expect(await (await house.get(done.headers.get('location') ?? '', resident)).text()).toContain('carrer «Nou»');
  expect(await ledger()).toEqual(['1 terms', '2 terms']);
});

test('what is hers to do she does without them', async () => {
  const newcomer = await house.enter();
  for (const [path, fields] of [
    ['/your-data/limits', { purpose: 'notices', kind: 'objected' }],
    ['/account', { displayName: 'X', language: 'ca', districtId: '' }],
    ['/unfollow', { kind: 'process', id: newcomer.personId, next: '/follows' }],
    ['/sign-out', {}],
  ] as const)
    expect((await house.post(path, fields, newcomer)).status).toBe(303);
});

test('a letter is stopped with one press, whatever the terms', async () => {
  const newcomer = await house.enter();
  expect((await house.post('/one-click/notices/nothing', {}, newcomer)).status).not.toBe(409);
});
