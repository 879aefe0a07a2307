import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { publishPage, readCity, writeCity } from '#modules/city/index.ts';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { type TestHouse, testHouse } from './testing.ts';

let house: TestHouse;
let process: Awaited<ReturnType<typeof openProcess>>;

beforeAll(async () => {
  house = await testHouse();
  process = await openProcess(house.city);
  await publishPage(house.city, { slug: 'terms', version: '1', title: { ca: 'Condicions' }, body: { ca: '<p>x</p>' } });
});
afterAll(() => house.close());

const text = async (path: string) => {
  const response = await house.get(path);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};

describe('what a city owes to everybody', () => {
  test('every file the open data page names can be had', async () => {
    const page = await text('/data');
    const files = [...page.matchAll(/href="([^"]+\.(?:csv|json|jsonl|atom))"/g)].map(([, href = '']) => href);
    expect(files).toContain(`/processes/${process.slug}/proposals.csv`);
    expect(files).toContain(`/processes/${process.slug}/comments.jsonl`);
    for (const file of new Set(files)) await text(file);
  });

  test('the source is offered as it runs, without settings or state', async () => {
    expect(await text('/source')).toContain('AGPL-3.0-or-later');
    const response = await house.get('/source.tar.gz');
    const folder = mkdtempSync(join(tmpdir(), 'ateneu-source-'));
    try {
      const file = join(folder, 'source.tar.gz');
      writeFileSync(file, Buffer.from(await response.arrayBuffer()));
      const names = execFileSync('tar', ['tzf', file], { encoding: 'utf8' }).split('\n');
      expect(names.some((name) => name.endsWith('/src/web/public-routes.test.ts'))).toBe(true);
      expect(names.some((name) => name.endsWith('/LICENSE'))).toBe(true);
      expect(names.filter((name) => /node_modules|\.env|\.npmrc|(^|\/)var\/|\.git\//.test(name))).toEqual([]);
      execFileSync('tar', ['xzf', file, '-C', folder]);
      const [top = ''] = names[0]?.split('/') ?? [];
      const copied = execFileSync('cmp', [join(folder, top, 'package.json'), 'package.json'], { encoding: 'utf8' });
      expect(copied).toBe('');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('crawlers find the public pages and are kept from the others', async () => {
    expect(await text('/robots.txt')).toContain('Disallow: /manage');
    const map = await text('/sitemap.xml');
    const places = [...map.matchAll(/<loc>http:\/\/ateneu\.test([^<]+)<\/loc>/g)].map(([, path = '']) => path);
    expect(places).toEqual(expect.arrayContaining(['/', `/processes/${process.slug}`, '/pages/terms']));
    for (const path of places) await text(path);
  });

  test('who finds a hole learns whom to tell (RFC 9116)', async () => {
    expect(await text('/.well-known/security.txt')).toContain('Contact: http://ateneu.test/pages/legal-notice');
    await writeCity(house.city, { ...(await readCity(house.city)), contact: { email: 'hola@vallserena.example' } });
    const lines = await text('/.well-known/security.txt');
    expect(lines).toContain('Contact: mailto:hola@vallserena.example');
    expect(lines).toMatch(/Expires: 2027-11-\d\dT/);
  });
});

describe('the home page', () => {
  test('counts what is open, and says how to reach the city only where it can be reached', async () => {
    const page = await text('/');
    expect(page).toContain('One decision is open.');
    expect(page).not.toMatch(/calling\s*\.|calling none/);
    await writeCity(house.city, { ...(await readCity(house.city)), contact: { phone: '010' } });
    expect(await text('/')).toContain('by calling 010');
  });

  test('shows what the city answered last, and nothing where it has not', async () => {
    expect(await text('/')).not.toContain('id="news"');
    const proposal = await published(house.city, process, { title: 'Més bancs al passeig' });
    await sql`insert into proposal_answers (proposal_id, verdict, text, state, prepared_at)
      values (${proposal.id}, 'accepted', '{"en":"We place six benches in the shade, all with arms, before the summer. In spring."}', 'prepared', now())`.execute(
      house.db,
    );
    expect(await text('/')).not.toContain('id="news"');
    await sql`update proposal_answers set state = 'published', published_at = now()`.execute(house.db);
    const page = await text('/');
    expect(page).toContain('Més bancs al passeig');
    expect(page).toContain('before the summer.');
    expect(page).not.toContain('In spring.');
    expect(page).toContain(`href="/processes/${process.slug}/proposals/${proposal.number}"`);
  });
});

describe('the record', () => {
  test('leads from an entry to the proposal it speaks of, in the words it has today', async () => {
    const her = await house.enter();
    const { number } = await published(house.city, process, { title: 'Una font a la plaça del Mercat' }, her.ctx.actor);
    const here = `/processes/${process.slug}/proposals/${number}`;
    expect((await house.post(`${here}/withdraw`, { reason: 'other' }, her)).status).toBe(303);
    const record = await text('/record?kind=proposal-withdrawn');
    expect(record).toMatch(new RegExp(`href="${here}"[^>]*><span lang="ca">Una font a la plaça del Mercat`));
    expect(await text('/record?kind=terms-published')).toContain('href="/pages/terms"');
  });
});

describe('who sends what cannot be read', () => {
  test.each([
    ['DELETE', {}],
    ['POST', { 'content-type': 'application/json' }],
    ['POST', { 'content-type': 'multipart/form-data; boundary=x' }],
    ['POST', { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }],
  ])('%s with %o is told so, and it is no fault of ours', async (method, headers) => {
    const body = method === 'POST' ? '{"no": "form"}' : undefined;
    const answer = await house.app.request('/sign-in', { method, headers, body });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  });

  test('too much at once is refused on a page in her language', async () => {
    const headers = { 'content-length': String(60 * 1024 * 1024), 'accept-language': 'ca' };
    const answer = await house.app.request('/sign-in', { method: 'POST', headers, body: 'x' });
    expect(answer.status).toBe(413);
    expect(await answer.text()).toMatch(/<html lang="ca"/);
  });
});
