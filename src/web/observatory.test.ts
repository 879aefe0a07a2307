import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { latestMailTo } from '#platform/outbox.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

// Source: what Mozilla's HTTP Observatory grades (github.com/mdn/mdn-http-observatory 1.4.8). On 23 November 2026 its own
// scanner gave the demo city A+, 130 points, 10 of 10 tests. Here its criteria are asked of every kind of answer, and not
// of the front page alone.

/** A page, a form, a page for one person, a file, a door for staff, nothing at all, what machines ask. */
const ADDRESSES = [
  '/',
  '/sign-in',
  '/account',
  '/record.jsonl',
  '/processes?lang=es',
  '/manage/people',
  '/nowhere',
  '/assets/nowhere.css',
  '/healthz',
  '/robots.txt',
];
const HALF_A_YEAR = 15_768_000;

let house: TestHouse;
let resident: Visitor;
let answers: { path: string; headers: Headers }[];

beforeAll(async () => {
  house = await testHouse({ settings: { ATENEU_URL: 'https://ateneu.test' } });
  resident = await house.enter();
  const asked = ADDRESSES.flatMap((path) => [undefined, resident].map((who) => ({ path, who })));
  answers = await Promise.all(
    asked.map(async ({ path, who }) => ({ path, headers: (await house.get(path, who)).headers })),
  );
});
afterAll(() => house.close());

const header = (name: string) => answers.map(({ path, headers }) => [path, headers.get(name)] as const);

describe('over TLS, every answer', () => {
  it('allows nothing that is not named, and names only this site', () => {
    for (const [path, value] of header('content-security-policy')) {
      const directives = (value ?? '').split(';').map((directive) => directive.trim().split(/\s+/));
      const policy = new Map(directives.map(([name = '', ...sources]) => [name, sources]));
      expect(policy.size, `a directive twice at ${path}`).toBe(directives.length);
      expect(policy.get('default-src'), path).toEqual(["'none'"]);
      for (const name of ['base-uri', 'frame-ancestors']) expect(policy.get(name), path).toEqual(["'none'"]);
      expect(policy.get('form-action'), path).toEqual(["'self'"]);
      policy.delete('upgrade-insecure-requests');
      for (const [name, sources] of policy)
        expect([["'self'"], ["'none'"]], `${name} at ${path}`).toContainEqual(sources);
    }
  });

  it('is fetched again over TLS for longer than half a year', () => {
    for (const [path, value] of header('strict-transport-security')) {
      expect(Number(/^max-age=(\d+)/.exec(value ?? '')?.[1]), path).toBeGreaterThanOrEqual(HALF_A_YEAR);
    }
  });

  it('is taken for what it says it is, framed by nobody, embedded by nobody', () => {
    for (const [path, value] of header('x-content-type-options')) expect(value, path).toBe('nosniff');
    for (const [path, value] of header('x-frame-options')) expect(value, path).toBe('DENY');
    for (const [path, value] of header('cross-origin-resource-policy')) expect(value, path).toBe('same-origin');
    for (const [path, value] of header('cross-origin-opener-policy')) expect(value, path).toBe('same-origin');
  });

  it('tells other sites nothing about where the reader was', () => {
    for (const [path, value] of header('referrer-policy'))
      expect(['no-referrer', 'same-origin', 'strict-origin'], path).toContain(value);
  });

  it('lets no other site read it', async () => {
    for (const [path, value] of header('access-control-allow-origin')) expect(value, path).toBeNull();
    const asking = { origin: 'https://elsewhere.test', 'access-control-request-method': 'POST' };
    const preflight = await house.app.request('https://ateneu.test/account', { method: 'OPTIONS', headers: asking });
    expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('sends people only to addresses of this site', () => {
    for (const [path, value] of header('location')) if (value !== null) expect(value, path).toMatch(/^\/(?!\/)/);
  });
});

describe('over TLS, every page', () => {
  it('brings no script, style or picture from elsewhere, and nothing inline', async () => {
    for (const path of ADDRESSES.filter((address) => !address.includes('.'))) {
      const page = await (await house.get(path, resident)).text();
      expect(page, path).not.toMatch(/<(script|link|img|iframe)[^>]+(src|href)="(https?:)?\/\//);
      expect(page, path).not.toMatch(/<script(?![^>]*src=)/);
      expect(page, path).not.toMatch(/<style|\sstyle="|\son[a-z]+="|<meta http-equiv/);
    }
  });
});

describe('over TLS, every cookie', () => {
  it('is kept from scripts, from plain HTTP and from other sites', async () => {
    const cookies = [...answers.flatMap(({ headers }) => headers.getSetCookie()), ...(await cookiesOfSigningIn())];
    expect(new Set(cookies.map((cookie) => cookie.split('=')[0]))).toEqual(
      new Set(['__Host-ateneu_session', 'ateneu_language', 'ateneu_said']),
    );
    for (const cookie of cookies.filter((each) => !/Max-Age=0/.test(each))) {
      expect(cookie).toMatch(/; Secure/);
      expect(cookie).toMatch(/; HttpOnly/);
      expect(cookie).toMatch(/; SameSite=(Lax|Strict)/);
      expect(cookie).toMatch(/; Path=\/(;|$)/);
      expect(cookie).not.toMatch(/; Domain=/i);
    }
  });
});

/** The session's cookie, and the sentence shown once. */
async function cookiesOfSigningIn(): Promise<string[]> {
  const asked = await house.post('/sign-in', { email: resident.email });
  const ticket = asked.headers.get('location')?.split('ticket=')[1] ?? '';
  const letter = await latestMailTo(house.city, resident.email);
  const code = /\d{3} \d{3}/.exec(letter?.message?.text ?? '')?.[0] ?? '';
  const entered = await house.post('/sign-in/code', { ticket, code });
  return entered.headers.getSetCookie();
}
