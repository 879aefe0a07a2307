import { verifyRecord } from '@ateneu/public-record';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { sql } from 'kysely';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { type TestPlatform, testPlatform } from '#platform/testing.ts';
import { readerOf } from '#platform/words/reader.ts';
import { loadWords } from '#platform/words/words.ts';
import { appendToRecord, type NewEntry } from '../append-entry.ts';
import { RECORD_KINDS } from '../record-kinds.ts';
import { LIBRARY, onePerKind, processPublished } from '../testing.ts';
import { recordRoutes } from './routes.tsx';
import type { SubjectLinks } from './subject-links.ts';

const words = loadWords(new URL('../../../../locales', import.meta.url).pathname);
let house: TestPlatform;
let city: Ctx;

beforeAll(async () => {
  house = await testPlatform();
  city = house.ctx.as({ kind: 'system', name: 'test' });
  for (const entry of onePerKind()) await appendToRecord(city, entry as NewEntry);
  for (let i = 0; i < 21; i++) await appendToRecord(city, processPublished(LIBRARY, 'La <biblioteca>'));
});

afterAll(() => house.close());

/** One of each kind, and the twenty-one above. */
const ALL = onePerKind().length + 21;

test('the examples are of every kind', () => {
  expect(onePerKind().map(({ kind }) => kind)).toEqual(Object.keys(RECORD_KINDS));
});

test.each(LANGUAGES)('every kind is a sentence in %s, nothing of it missing', async (language) => {
  for (let seq = 1; seq <= Object.keys(RECORD_KINDS).length; seq++) {
    const { status, text } = await visit(`/record/${seq}`, language);
    const sentence = text.split('class="lede">')[1]?.split('</p>')[0] ?? '';
    expect(status).toBe(200);
    expect(sentence.length).toBeGreaterThan(15);
    expect(sentence).not.toMatch(/undefined|null|NaN|[{}]|\[object/);
    expect(sentence).not.toContain('\u0001');
  }
});

test('what an entry says is written for the reader', async () => {
  const { text } = await visit(`/record/${seqOf('proposal-answered')}`, 'ca');
  expect(text).toContain('S’ha respost una proposta: acceptada, cost 12.500');
  expect(text).toContain('Ho signa: <b>Àrea de Mobilitat</b>.');
});

test("the city's words keep their language, and are escaped", async () => {
  const { text } = await visit('/record', 'en');
  expect(text).toContain('Process published: <b lang="ca" dir="auto">La &lt;biblioteca></b>, with 4 steps.');
});

test('the newest entries come first, twenty to a page', async () => {
  const first = await visit('/record', 'en');
  expect(first.text.match(/id="entry-\d+"/g)).toHaveLength(20);
  expect(first.text).toContain(`href="/record?before=${ALL - 19}"`);
  let page = first.text;
  let seen = 20;
  for (let next = ALL - 19; page.includes('rel="next"'); next -= 20) {
    page = (await visit(`/record?before=${next}`, 'en')).text;
    seen += page.match(/id="entry-\d+"/g)?.length ?? 0;
  }
  expect(seen).toBe(ALL);
});

test('the list shows what was asked for, and says so when there is none', async () => {
  const kind = await visit('/record?kind=rule-changed', 'en');
  expect(kind.text.match(/id="entry-\d+"/g)).toHaveLength(1);
  const process = await visit(`/record?process=${LIBRARY}`, 'en');
  expect(process.text).toContain(`value="${LIBRARY}"`);
  expect((await visit(`/record?process=${LIBRARY}&kind=rule-changed`, 'en')).text).toContain('No entry fits');
  expect((await visit('/record?kind=%27&process=x&before=-1', 'en')).status).toBe(200);
});

test('the downloaded file verifies against the head on the page', async () => {
  const response = await ask('/record.jsonl', 'en');
  const file = await response.text();
  const report = await verifyRecord(file.trimEnd().split('\n'));
  expect(report).toMatchObject({ ok: true, entries: ALL });
  expect(response.headers.get('content-disposition')).toContain('record.jsonl');
  expect((await visit('/record', 'en')).text).toContain(`${report.head.seq}:${report.head.hash}`);
});

test('an entry leads to its neighbours, and to what it speaks of where somebody knows', async () => {
  const links: SubjectLinks = async (_ctx, entries) =>
    new Map(entries.map(({ seq }) => [seq, { href: '/somewhere', title: { ca: 'Més ombra' } }]));
  const { text } = await visit('/record/2', 'en', links);
  expect(text).toContain('href="/record/1"');
  expect(text).toContain('href="/record/3"');
  expect(text).toContain('href="/somewhere"><span lang="ca">Més ombra</span>');
});

test.each(['/record/0', '/record/4711', '/record/1x', '/record/99999999999999999999'])(
  '%s is not found',
  async (path) => {
    expect((await ask(path, 'en')).status).toBe(404);
  },
);

test('what was spoilt in the database is shown as spoilt, never as a fault', async () => {
  const spoil = [
    `payload = 'x' where seq = 1`,
    `kind = 'unheard-of' where seq = 2`,
    `payload = '{"title":7,"office":"Maria","role":{},"steps":1.5,"closesAt":"soon"}' where seq = 3`,
  ];
  for (const change of spoil) await sql.raw(`update record_entries set ${change}`).execute(house.db);
  expect((await visit('/record/1', 'en')).text).toContain('This entry was spoilt and cannot be read.');
  expect((await visit('/record/2', 'en')).text).toContain('a kind this site does not know: unheard-of');
  expect((await visit('/record/3', 'en')).status).toBe(200);
  expect((await visit(`/record?before=${ALL - 19}`, 'en')).status).toBe(200);
});

function seqOf(kind: string): number {
  return Object.keys(RECORD_KINDS).indexOf(kind) + 1;
}

async function visit(path: string, language: Language, links?: SubjectLinks) {
  const response = await ask(path, language, links);
  return { status: response.status, text: await response.text() };
}

async function ask(path: string, language: Language, links?: SubjectLinks): Promise<Response> {
  const app = new Hono<Env>();
  const now = house.clock.now();
  app.use(async (c, next) => {
    c.set('ctx', house.ctx);
    c.set('reader', readerOf({ words, language, timeZone: 'Europe/Madrid', currency: 'EUR', now }));
    c.setRenderer((content) => c.html(renderToString(<main>{content}</main>)));
    await next();
  });
  app.onError((fault) => {
    if (fault instanceof HTTPException) return fault.getResponse();
    throw fault;
  });
  app.route('/', recordRoutes(links));
  return app.request(path);
}
