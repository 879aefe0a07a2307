import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProcessId } from '#kernel/ids.ts';
import { findPage, listAreas, publishPage, readCity } from '#modules/city/index.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let administrator: Visitor;
let officer: Visitor;
let resident: Visitor;

const everywhere = { processId: null as ProcessId | null };
const terms = { ca: '<p>Respecta els altres.</p>', en: '<p>Respect others.</p>' };

beforeAll(async () => {
  house = await testHouse();
  administrator = await house.enter({ roles: [{ role: 'administrator', ...everywhere }] });
  officer = await house.enter({ roles: [{ role: 'officer', ...everywhere }] });
  resident = await house.enter();
  await publishPage(house.city, { slug: 'terms', version: '2026-01', title: { ca: 'Condicions' }, body: terms });
});
afterAll(() => house.close());

describe('a page the city wrote', () => {
  test('is read by anyone, in the reader’s language or marked as another', async () => {
    const response = await house.get('/pages/terms');
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(text).toContain('<h1 lang="ca">');
    expect(text).toContain('Respect others.');
    expect((await house.get('/pages/nothing')).status).toBe(404);
  });

  test('keeps no script, whoever wrote it', async () => {
    const body = { en: '<p onclick="x()">Hi<script>x()</script><img src=x> <a href="javascript:x()">there</a></p>' };
    await publishPage(house.city, { slug: 'learn', version: '1', title: { en: 'Learn' }, body });
    const text = await (await house.get('/pages/learn')).text();
    expect(text).toContain('<p>Hi <a>there</a></p>');
    expect(text).toContain('href="/pages/learn" aria-current="page"');
  });

  test('that people accept is never rewritten, only followed by a version the record names', async () => {
    const again = { slug: 'terms', version: '2026-01', title: { ca: 'Condicions' }, body: { ca: 'x' } };
    expect(await publishPage(house.city, again)).toMatchObject({ ok: false, code: 'page-version-exists' });
    house.clock.set('2026-11-17T10:00:00Z');
    const fields = { version: '2026-11', 'title-ca': 'Condicions', 'body-ca': '<p>Noves.</p>' };
    const preview = await house.post('/manage/pages/terms', { ...fields, do: 'preview' }, administrator);
    expect(await preview.text()).toContain('Nothing is published yet.');
    expect((await findPage(house.city, 'terms'))?.version).toBe('2026-01');
    const published = await house.post('/manage/pages/terms', { ...fields, do: 'publish' }, administrator);
    expect(published.status).toBe(303);
    expect(await (await house.get('/pages/terms')).text()).toContain('Noves.');
    const old = await (await house.get('/pages/terms?version=2026-01')).text();
    expect(old).toContain('Respect others.');
    expect(old).toContain('This version is no longer in force.');
    expect(await (await house.get('/record')).text()).toContain('2026-11');
  });

  test('needs words in the city’s own language', async () => {
    const fields = { version: '1', 'title-en': 'Hello', 'body-en': '<p>Hello</p>', do: 'publish' };
    const response = await house.post('/manage/pages/hello', fields, administrator);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#f-title-ca"');
  });
});

describe('the city’s desk', () => {
  const pages = ['/manage/city', '/manage/city/areas', '/manage/pages', '/manage/pages/terms'];

  test.each(pages)('%s opens to administrators only', async (path) => {
    expect((await house.get(path, administrator)).status).toBe(200);
    expect((await house.get(path, officer)).status).toBe(403);
    expect((await house.get(path, resident)).status).toBe(403);
    expect((await house.get(path)).headers.get('location')).toContain('/sign-in');
  });

  test.each([...pages.filter((path) => path !== '/manage/pages'), '/manage/city/logo', '/manage/city/areas/draw'])(
    'posting to %s is refused to everybody else',
    async (path) => {
      for (const other of [officer, resident, undefined])
        expect((await house.post(path, { do: 'keep' }, other)).status).toBe(403);
    },
  );

  const settings = {
    'name-ca': 'Vallserena',
    accent: '#7A1F5C',
    timeZone: 'Europe/Madrid',
    currency: 'eur',
    language1: 'ca',
    language2: 'en',
    email: 'hola@vallserena.example',
  };

  test('keeps a legible colour, serves it, and writes the change into the record', async () => {
    const kept = await house.post('/manage/city', { ...settings, do: 'keep' }, administrator);
    expect(kept.status).toBe(303);
    expect(await readCity(house.city)).toMatchObject({ accent: '#7a1f5c', languages: ['ca', 'en'], currency: 'EUR' });
    const css = await house.get('/city.css?v=2');
    expect(await css.text()).toContain('--accent:#7a1f5c');
    expect(css.headers.get('cache-control')).toContain('immutable');
    expect(await (await house.get('/icon.svg')).text()).toContain('#7a1f5c');
    expect(await (await house.get('/record?kind=setting-changed')).text()).toContain('#7a1f5c');
  });

  test('refuses a colour nobody could read, and says the contrast', async () => {
    const refused = await house.post('/manage/city', { ...settings, accent: '#ffee88', do: 'keep' }, administrator);
    const text = await refused.text();
    expect(refused.status).toBe(422);
    expect(text).toContain('could not be read on the paper: contrast 1.1');
    expect(text).toContain('value="#ffee88"');
    expect((await readCity(house.city)).accent).toBe('#7a1f5c');
  });

  test('shows the colours without keeping them', async () => {
    const shown = await house.post('/manage/city', { ...settings, accent: '#1e6b45', do: 'preview' }, administrator);
    expect(await shown.text()).toContain('we darken it to #1c623f');
    expect((await readCity(house.city)).accent).toBe('#7a1f5c');
  });

  test('needs a language and a name in it', async () => {
    const nameless = await house.post('/manage/city', { ...settings, language1: 'es', do: 'keep' }, administrator);
    expect(await nameless.text()).toContain('href="#f-name-es"');
    const zone = await house.post('/manage/city', { ...settings, timeZone: 'Mars/Base', do: 'keep' }, administrator);
    expect(await zone.text()).toContain('There is no such zone');
  });

  test('draws a mark anew and shows it to everybody', async () => {
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAIAAAACUFjqAAAAEklEQVR4nGP4z8CAB+GTG8HSALfKY52fTcuYAAAAAElFTkSuQmCC';
    const file = new File([Buffer.from(png, 'base64')], 'mark.png', { type: 'image/png' });
    expect((await house.get('/logo')).status).toBe(404);
    const kept = await house.post('/manage/city/logo', { logo: file }, administrator);
    expect(kept.status).toBe(303);
    const logo = await house.get('/logo?v=1');
    expect(logo.headers.get('content-type')).toBe('image/webp');
    await logo.arrayBuffer();
    const text = new File(['no picture'], 'mark.png');
    expect((await house.post('/manage/city/logo', { logo: text }, administrator)).status).toBe(422);
    await house.post('/manage/city/logo/remove', {}, administrator);
    expect((await house.get('/logo')).status).toBe(404);
  });
});

describe('areas from a file', () => {
  const square = (x: number, y: number) => [
    [x, y],
    [x, y + 0.01],
    [x + 0.01, y + 0.01],
    [x + 0.01, y],
    [x, y],
  ];
  const area = (code: string, name: string, x: number) => ({
    type: 'Feature',
    properties: { code, name },
    geometry: { type: 'Polygon', coordinates: [square(x, 41)] },
  });
  const upload = (features: unknown[], extra = {}) =>
    house.post(
      '/manage/city/areas',
      {
        kind: 'district',
        file: new File([JSON.stringify({ type: 'FeatureCollection', features })], 'd.json'),
        ...extra,
      },
      administrator,
    );
  const draw = async (response: Response) => {
    const text = await response.text();
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    const fields = { kind: hidden('kind'), file: hidden('file'), removeMissing: hidden('removeMissing') };
    return { text, drawn: await house.post('/manage/city/areas/draw', fields, administrator) };
  };

  test('are looked at before anything changes, then drawn; repeated, they keep their ids', async () => {
    const first = await draw(await upload([area('1', 'Ribera', 2), area('2', 'Molí', 2.02)]));
    expect(first.text).toContain('Nothing has changed yet');
    expect(first.drawn.status).toBe(303);
    const before = await listAreas(house.city, 'district');
    expect(before.map(({ code }) => code)).toEqual(['1', '2']);
    const second = await draw(await upload([area('1', 'La Ribera', 2), area('3', 'Farga', 2.04)]));
    expect(second.text).toContain('Gets a new name; before: Ribera');
    expect(second.text).toContain('Not in the file: stays as it is');
    const after = await listAreas(house.city, 'district');
    expect(after.map(({ code, name }) => [code, name.ca])).toEqual([
      ['1', 'La Ribera'],
      ['2', 'Molí'],
      ['3', 'Farga'],
    ]);
    expect(after[0]?.id).toBe(before[0]?.id);
    await draw(await upload([area('1', 'La Ribera', 2), area('3', 'Farga', 2.04)], { removeMissing: '1' }));
    expect((await listAreas(house.city, 'district')).map(({ code }) => code)).toEqual(['1', '3']);
  });

  test.each([
    ['is no GeoJSON', 'nonsense', 'no GeoJSON'],
    [
      'has a point in it',
      [area('1', 'A', 2), { type: 'Feature', geometry: { type: 'Point', coordinates: [1, 2] } }],
      'Feature 2 is not a whole polygon',
    ],
    ['counts in metres', [area('1', 'A', 430_000)], 'feature 1 are not degrees'],
    ['lacks a name', [area('1', 'A', 2), area('2', '', 2.02)], 'Feature 2 has no code or no name'],
    [
      'repeats a code',
      [area('1', 'A', 2), area('1', 'B', 2.02)],
      'The code 1 is used twice; the second time in feature 2',
    ],
  ])('a file that %s is refused with what is wrong and where', async (_, features, says) => {
    const response = await upload(features as unknown[]);
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(says);
  });

  test('another file’s id draws nothing', async () => {
    const file = await house.city.files.put({
      bytes: new Uint8Array([123, 125]),
      contentType: 'text/plain',
      name: 'x',
      kind: 'other',
    });
    const fields = { kind: 'district', file: file.fileId, removeMissing: '1' };
    const response = await house.post('/manage/city/areas/draw', fields, administrator);
    expect(response.headers.get('location')).toBe('/manage/city/areas');
    expect((await listAreas(house.city, 'district')).length).toBe(2);
  });
});
