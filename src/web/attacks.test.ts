import { Writable } from 'node:stream';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Env } from '#platform/http/env.ts';
import { createLog } from '#platform/log.ts';
import type { AppParts } from './app.tsx';
import { errorPages } from './error-pages.tsx';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

let house: TestHouse;
let resident: Visitor;
let assistant: Visitor;

beforeAll(async () => {
  house = await testHouse();
  resident = await house.enter();
  assistant = await house.enter({ roles: [{ role: 'assistant', processId: null }] });
});
afterAll(() => house.close());

const typed = (body: string, as?: Visitor) =>
  house.app.request(`${house.platform.origin}/sign-in`, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
      ...(as && { cookie: as.cookie }),
    },
  });

describe('a form that nobody of ours would send', () => {
  test('with very many fields is refused at once', async () => {
    const begun = process.cpuUsage();
    expect((await typed('a[]=&'.repeat(20_000))).status).toBe(413);
    expect(process.cpuUsage(begun).user / 1000).toBeLessThan(5000);
  });

  test.each(['toString[]', 'constructor[]', '__proto__[]', '__proto__', 'hasOwnProperty', 'email[]', '[]'])(
    'with a field called %s comes back, and is no fault',
    async (name) => {
      expect((await typed(`${encodeURIComponent(name)}=1`)).status).toBe(422);
    },
  );

  test('with a sign that no database keeps is read without it', async () => {
    const fields = { displayName: 'A\0nna', language: 'ca', districtId: '' };
    expect((await house.post('/account', fields, resident)).status).toBe(303);
    expect(await (await house.get('/account', resident)).text()).toContain('value="Anna"');
  });

  test('from a stranger is not read beyond a megabyte, with files or without', async () => {
    expect((await typed(`email=${'a'.repeat(1_100_000)}`)).status).toBe(413);
    const file = new File(['a'.repeat(1_100_000)], 'a.txt');
    expect((await house.post('/sign-in', { file })).status).toBe(413);
    // Who has an account may bring files, and as many words as anybody.
    expect((await house.post('/sign-in', { file }, resident)).status).toBe(422);
    expect((await typed(`email=${'a'.repeat(1_100_000)}`, resident)).status).toBe(413);
  });
});

test.each(['/processes/a%00b', '/search?q=%00', '/processes?after=%00', '/s/abc%00', '/pages/terms?version=%00'])(
  'no NUL of an address reaches the database: %s',
  async (path) => expect((await house.get(path)).status).toBe(400),
);

describe('an address spelled in another way', () => {
  test('opens nothing to staff that is closed beside a resident', async () => {
    const beside = { document: '12345678Z', ageFrom: '18', beside: '1', place: 'Library' };
    expect((await house.post('/manage/assist', beside, assistant)).headers.get('location')).toBe('/assist');
    for (const path of ['/your-data', '/%79our-data', '/your%2Ddata', '/%79our-data/copy', '/%61ccount', '/verif%79']) {
      const sent = await house.get(path, assistant);
      expect([path, sent.status, sent.headers.get('location')]).toEqual([path, 303, '/assist']);
    }
    await house.post('/assist/end', {}, assistant);
  });

  test('is ours, whatever host stands in its path', async () => {
    const headers = { origin: 'https://elsewhere.test', cookie: resident.cookie };
    const sent = await house.app.request(`${house.platform.origin}//elsewhere.test/account`, {
      ...{ method: 'POST', body: new FormData(), headers },
    });
    expect(sent.status).toBe(403);
  });
});

test('a fault is written down without its address, which may hold the token of a letter', async () => {
  const lines: string[] = [];
  const to = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) });
  const platform = { ...house.platform, log: createLog({ pretty: false, to }) };
  const app = new Hono<Env>().onError(errorPages({ platform } as AppParts));
  app.get('/sign-in/link/:token', () => {
    throw new Error('Broken');
  });
  await app.request('/sign-in/link/0123456789abcdef');
  expect(lines.join()).toContain('Broken');
  expect(lines.join()).toContain('/sign-in/link/:token');
  expect(lines.join()).not.toContain('0123456789abcdef');
});
