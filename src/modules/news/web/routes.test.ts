import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicProcess } from '#modules/participation/processes/testing.ts';
import { type TestHouse, testHouse, type Visitor } from '#web/testing.ts';
import { DOT, takenBack, toldNews, WORDS } from '../testing.ts';

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

it('a facilitator writes, looks, publishes; everybody reads it on the page of the process, in the list and at home', async () => {
  const picture = new File([DOT], 'dot.png', { type: 'image/png' });
  const fields = { process: process.id, 'title-en': 'Benches have come', 'body-en': 'Sit down.', 'alt-en': 'A bench' };
  const saved = await house.post('/manage/news/new', { ...fields, picture }, facilitator);
  const desk = saved.headers.get('location') ?? '';
  expect(desk).toMatch(/^\/manage\/news\/[0-9a-f-]{36}$/);
  expect(await text(`${desk}/preview`, facilitator)).toContain('Nobody else sees it yet');
  expect((await house.get('/news/benches-have-come')).status).toBe(404);
  expect((await house.get('/news/benches-have-come/picture/small')).status).toBe(404);
  expect((await house.post(`${desk}/publish`, {}, facilitator)).status).toBe(303);
  for (const page of ['/', '/news', `/processes/${process.slug}`])
    expect(await text(page), page).toContain('/news/benches-have-come');
  const read = await text('/news/benches-have-come');
  expect(read).toContain('alt="A bench"');
  expect((await house.get('/news/benches-have-come/picture/large')).headers.get('content-type')).toBe('image/webp');
  expect(await text('/sitemap.xml')).toContain('/news/benches-have-come</loc>');
  expect(await text('/search?q=benches&kind=news')).toContain('/news/benches-have-come');
});

it('a form that lacks something comes back as it was typed, the error beside its field', async () => {
  const page = await house.post('/manage/news/new', { process: 'city', 'body-en': 'Typed <b>words' }, administrator);
  expect(page.status).toBe(422);
  const html = await page.text();
  expect(html).toContain('Typed &lt;b>words');
  expect(html).toContain('href="#f-title-en"');
  const foreign = await house.post('/manage/news/new', { process: 'city', 'title-en': 'Mine' }, facilitator);
  expect(await foreign.text()).toContain('Choose what the news is about.');
});

it('what was withdrawn is gone, and its address says why', async () => {
  const item = await toldNews(administrator.ctx, null, { title: { en: 'Wrong', ca: 'Mal' } });
  await takenBack(administrator.ctx, item);
  const { slug } = item;
  const gone = await house.get(`/news/${slug}`);
  expect(gone.status).toBe(410);
  const html = await gone.text();
  expect(html).toContain('It was another street.');
  expect(html).not.toContain('Children play there.');
  expect(await text('/news.atom')).not.toContain(slug);
});

it('is a feed in each language and for each process (RFC 4287), and data', async () => {
  await toldNews(facilitator.ctx, process.id, { title: { en: 'Trees & shade', ca: 'Arbres i ombra' } });
  const feed = await house.get('/news.atom?lang=ca');
  expect(feed.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
  const atom = await feed.text();
  expect(atom).toContain('xml:lang="ca"');
  expect(atom).toContain('<title>Arbres i ombra</title>');
  expect(atom).toContain('<link rel="self" href="http://ateneu.test/news.atom?lang=ca"/>');
  expect(atom).toContain('<content type="html">&lt;p&gt;Hi juguen.&lt;/p&gt;</content>');
  const own = await text(`/news.atom?process=${process.slug}`);
  expect(own).toContain('<title>Trees &amp; shade</title>');
  await toldNews(administrator.ctx, null, { title: { en: 'Of the city alone', ca: 'De la ciutat' } });
  expect(await text(`/news.atom?process=${process.slug}`)).not.toContain('Of the city alone');
  const rows = JSON.parse(await text('/news.json')) as { title: string; process: string | null }[];
  expect(rows.find(({ title }) => title === 'Trees & shade')?.process).toBe(process.slug);
  expect(await text('/news.csv')).toContain('published_at');
  expect((await house.get('/news?process=no-such-process')).status).toBe(404);
});

it('is read in another language where one’s own is missing, and says so', async () => {
  const { slug } = await toldNews(administrator.ctx, null, {
    ...WORDS,
    title: { ca: 'Només' },
    lede: {},
    body: { ca: 'Sí' },
  });
  const html = await text(`/news/${slug}?lang=en`);
  expect(html).toContain('not written in your language yet');
  expect(html).toContain('<h1 lang="ca">');
});
