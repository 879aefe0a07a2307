import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { drawPlaces } from '#modules/city/testing.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { type TestHouse, testHouse, type Visitor } from '#web/testing.ts';
import { administrator, publicProject, withdrawProject, writtenProject } from '../testing.ts';

let house: TestHouse;
let runs: Visitor;
beforeAll(async () => {
  house = await testHouse();
  runs = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
});
afterAll(() => house.close());

const page = async (path: string, who?: Visitor) => (await house.get(path, who)).text();
const WORDS = {
  ...{ 'title-ca': 'El pont nou', 'lede-ca': 'Un pont per anar-hi a peu.', 'body-ca': '<p>Té bancs.</p>' },
  ...{ state: 'building', planned: '412.000', spent: '263.700,50' },
};

test('from an empty page to the home page: written, looked at, published, featured', async () => {
  const empty = await house.post('/manage/projects/new', { state: 'idea', slug: 'the bridge', planned: 'molt' }, runs);
  expect(empty.status).toBe(422);
  const told = await empty.text();
  expect(told).toMatch(/href="#f-slug"[\s\S]*value="the bridge"/);
  expect(told).toContain('value="molt"');
  const looked = await house.post('/manage/projects/new', { ...WORDS, slug: 'bridge', do: 'preview' }, runs);
  expect(await looked.text()).toContain('<p>Té bancs.</p>');
  expect((await house.get('/projects/bridge', runs)).status).toBe(404);
  const kept = await house.post('/manage/projects/new', { ...WORDS, slug: 'bridge' }, runs);
  expect(kept.headers.get('location')).toBe('/manage/projects/bridge');
  expect((await house.get('/projects/bridge')).status).toBe(404);
  expect(await page('/projects/bridge?lang=ca', runs)).toContain('Encara no és públic');
  await house.post('/manage/projects/bridge/publish', {}, runs);
  await house.post('/manage/projects/bridge/feature', { do: 'on' }, runs);
  const home = await page('/?lang=ca');
  expect(home).toContain('El pont nou');
  expect(home).toMatch(/263\.700,50\s€<\/b> gastats de 412\.000\s€/);
  expect(await page('/sitemap.xml')).toContain('/projects/bridge</loc>');
  expect(await page('/search?q=bancs&lang=ca')).toContain('/projects/bridge');
  expect(await page('/record?lang=ca')).toContain('S’ha publicat el projecte');
});

test('every page is read in every language', async () => {
  const slug = await publicProject(house.ctx);
  for (const lang of ['ca', 'es', 'en', 'ar']) {
    for (const path of ['/projects', `/projects/${slug}`, '/projects?state=planned&district=none&after=wrong'])
      expect((await house.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`)).status).toBe(200);
  }
});

test('a proposal says which project it became; a draft and one that was withdrawn it does not name', async () => {
  const process = await openProcess(house.city);
  const proposal = await published(house.city, process);
  const origins = [{ kind: 'proposal', id: proposal.id }] as const;
  const slug = await publicProject(house.ctx, { origins });
  const draft = await writtenProject(house.ctx, { origins });
  const gone = await publicProject(house.ctx, { origins });
  const reason = { ca: 'No es farà.', en: 'It will not be built.' };
  expect((await withdrawProject(administrator(house.ctx), gone, reason)).ok).toBe(true);
  const told = await page(`/processes/${process.slug}/proposals/${proposal.number}?lang=ca`);
  expect(told).toContain(`href="/projects/${slug}"`);
  expect(told).toContain('És un projecte de la ciutat: La biblioteca de les coses');
  for (const other of [draft, gone]) expect(told).not.toContain(`/projects/${other}"`);
});

test('the list is filtered by state and district, cut by key, and downloaded whole', async () => {
  const { moll } = await drawPlaces(house.ctx);
  const made: string[] = [];
  for (let i = 0; i < 14; i += 1) made.push(await publicProject(house.ctx, { ...moll, state: 'finished' }));
  const first = await page('/projects?state=finished&district=1');
  const next = /href="(\/projects\?[^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const slugsIn = (html: string) => new Set(html.match(/(?<=href="\/projects\/)[a-z0-9-]+(?=")/g));
  const second = await page(next);
  expect(slugsIn(first).size).toBe(12);
  expect([...slugsIn(first), ...slugsIn(second)].toSorted()).toEqual(made.toSorted());
  expect(slugsIn(await page('/projects?state=idea')).size).toBe(0);
  const rows = JSON.parse(await page('/projects.json?lang=en')) as Record<string, unknown>[];
  expect(rows.find(({ project }) => project === made[0])).toMatchObject({
    ...{ state: 'finished', district_code: '1', neighbourhood: 'Moll', planned_cents: 9_600_000, spent_cents: 0 },
  });
});

test('a picture is shown where its project is, to those who may read that', async () => {
  const slug = await writtenProject(house.ctx);
  const create = { width: 900, height: 600, channels: 3, background: '#2b3fae' } as const;
  const bytes = await sharp({ create }).png().toBuffer();
  const picture = new File([new Uint8Array(bytes)], 'wall.png', { type: 'image/png' });
  const silent = await house.post(`/manage/projects/${slug}/picture`, { picture }, runs);
  expect(silent.status).toBe(422);
  await house.post(`/manage/projects/${slug}/picture`, { picture, 'alt-ca': 'Un mur blau' }, runs);
  const shown = await page(`/projects/${slug}?lang=ca`, runs);
  expect(shown).toMatch(/<figure class="lead-picture"><img[^>]*alt="Un mur blau"[^>]*width="900" height="600"/);
  const address = /src="(\/projects\/[^"]+)"/.exec(shown)?.[1] ?? '';
  expect((await house.get(address)).status).toBe(404);
  await house.post(`/manage/projects/${slug}/publish`, {}, runs);
  const seen = await house.get(address);
  expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/webp']);
  await house.post(`/manage/projects/${slug}/withdraw`, { 'reason-ca': 'Es fa d’una altra manera.' }, runs);
  const gone = await house.get(`/projects/${slug}?lang=ca`);
  expect(gone.status).toBe(410);
  expect(await gone.text()).toContain('Es fa d’una altra manera.');
  expect((await house.get(address)).status).toBe(404);
});
