import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { latestMailTo } from '#platform/outbox.ts';
import { type TestHouse, testHouse, type Visitor } from './testing.ts';

const ORIGIN = 'http://ateneu.test';
let program: ChildProcess;
let issuer: string;
let house: TestHouse;

beforeAll(async () => {
  const file = join(import.meta.dirname, 'provider-program.fixture.ts');
  program = spawn(process.execPath, [file, `${ORIGIN}/sign-in/provider/return`], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [port] = await once(program.stdout as NodeJS.ReadableStream, 'data');
  issuer = `http://127.0.0.1:${String(port).trim()}`;
  house = await testHouse({ settings: settings() });
});
afterAll(async () => {
  program.kill();
  await house.close();
});

const settings = () => ({
  ATENEU_URL: ORIGIN,
  OIDC_ISSUER: issuer,
  OIDC_CLIENT_ID: 'ateneu',
  OIDC_CLIENT_SECRET: 'a-secret-of-the-tests',
  OIDC_LABEL: 'VallID',
});

/** Cookies as a browser keeps them, by name. */
class Jar {
  private readonly kept = new Map<string, string>();
  keep(response: Response): void {
    for (const cookie of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (cookie.split(';')[0] ?? '').split(/=(.*)/s);
      if (value === '') this.kept.delete(name);
      else this.kept.set(name, value);
    }
  }
  get header(): string {
    return [...this.kept].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  has(name: string): boolean {
    return this.kept.has(name);
  }
}

interface Trip {
  readonly jar: Jar;
  readonly response: Response;
  /** Path and query the provider sent the browser back to. */
  readonly back: string;
}

/** From the city to the provider, in as an account there, and back. */
async function trip(
  account: string,
  options: { as?: Visitor; jar?: Jar; change?: (back: URL) => void } = {},
): Promise<Trip> {
  const jar = options.jar ?? new Jar();
  const ask = async (path: string) => {
    const cookies = [options.as?.cookie, jar.header].filter(Boolean).join('; ');
    const response = await house.get(path, undefined, { cookie: cookies });
    jar.keep(response);
    return response;
  };
  const left = await ask('/sign-in/provider?next=/your-data');
  const theirs = new Jar();
  let at = left.headers.get('location') ?? '';
  for (let steps = 0; at.startsWith(issuer) && steps < 10; steps++) {
    const url = new URL(at);
    if (url.pathname.startsWith('/login/')) url.searchParams.set('account', account);
    const response = await fetch(url, { redirect: 'manual', headers: { cookie: theirs.header } });
    theirs.keep(response);
    at = new URL(response.headers.get('location') ?? '/', issuer).href;
  }
  const back = new URL(at);
  options.change?.(back);
  const response = await ask(back.pathname + back.search);
  return { jar, response, back: back.pathname + back.search };
}

const place = ({ response }: Trip) => response.headers.get('location') ?? '';
const page = async (jar: Jar, path: string) => (await house.get(path, undefined, { cookie: jar.header })).text();

describe('the city’s provider', () => {
  test('stands on the sign-in page by its name, and is asked with PKCE, state and nonce', async () => {
    expect(await (await house.get('/sign-in')).text()).toContain('Sign in with VallID');
    const asked = new URL((await house.get('/sign-in/provider')).headers.get('location') ?? '');
    expect(asked.origin).toBe(issuer);
    const { state, nonce, code_challenge: challenge, ...rest } = Object.fromEntries(asked.searchParams);
    expect([state, nonce, challenge].map((one) => (one ?? '').length >= 40)).toEqual([true, true, true]);
    expect(rest).toEqual({
      ...{ client_id: 'ateneu', response_type: 'code', scope: 'openid email', code_challenge_method: 'S256' },
      redirect_uri: `${ORIGIN}/sign-in/provider/return`,
    });
  });

  test('opens an account for whoever is new, once, and finds her again', async () => {
    const first = await trip('aina');
    expect(place(first)).toContain('/account?welcome=1');
    expect(await page(first.jar, '/account')).toContain('aina@example.org');
    const again = await trip('aina');
    expect(place(again)).toBe('/your-data');
    expect(await page(again.jar, '/your-data')).toContain('aina@example.org');
  });

  test('is joined with an account of the same address only after a code that went there', async () => {
    const neus = await house.enter({ email: 'neus@example.org', displayName: 'Neus' });
    const arrived = await trip('neus');
    expect(place(arrived)).toMatch(/^\/sign-in\/code\?ticket=/);
    expect(arrived.jar.has('ateneu_session')).toBe(false);
    const letter = await latestMailTo(house.city, 'neus@example.org');
    const code = /\d{3} \d{3}/.exec(letter?.message?.subject ?? '')?.[0] ?? '';
    const ticket = new URL(place(arrived), ORIGIN).searchParams.get('ticket') ?? '';
    const entered = await house.post('/sign-in/code', { ticket, code }, undefined, { cookie: arrived.jar.header });
    expect(entered.headers.get('location')).toBe('/your-data');
    const later = await trip('neus');
    expect(place(later)).toBe('/your-data');
    expect(await page(later.jar, '/account')).toContain('Neus');
    const copy = await (await house.get('/your-data/copy?format=json', neus)).text();
    expect(copy).toContain(issuer);
  });

  test('what waits for one address is not joined with another account', async () => {
    await house.enter({ email: 'victim@example.org' });
    const arrived = await trip('victim');
    const attacker = await house.enter({ email: 'attacker@example.org' });
    await house.post('/sign-in', { email: attacker.email }, undefined, { cookie: arrived.jar.header });
    const letter = await latestMailTo(house.city, attacker.email);
    const link = /\/sign-in\/link\/\S+/.exec(letter?.message?.text ?? '')?.[0] ?? '';
    await house.post(link, {}, undefined, { cookie: arrived.jar.header });
    expect(place(await trip('victim'))).toMatch(/^\/sign-in\/code/);
  });

  test('whoever is signed in says herself whether it is hers', async () => {
    const marta = await house.enter({ email: 'marta@example.org', displayName: 'Marta' });
    const arrived = await trip('somebody-else', { as: marta });
    expect(place(arrived)).toBe('/account/provider');
    const cookies = `${marta.cookie}; ${arrived.jar.header}`;
    expect(await (await house.get('/account/provider', undefined, { cookie: cookies })).text()).toContain(
      'Yes, it is me',
    );
    const joined = await house.post('/account/provider', {}, undefined, { cookie: cookies });
    expect(joined.headers.get('location')).toBe('/account/second-factor');
    expect(await (await house.get('/account/second-factor', marta)).text()).toContain('Joined with your account');
    expect(await page((await trip('somebody-else')).jar, '/account')).toContain('Marta');
    await house.post('/account/provider/remove', {}, marta);
    expect(await (await house.get('/account/second-factor', marta)).text()).not.toContain('Joined with your account');
  });

  test('an address it has not verified counts for nothing: she gives one', async () => {
    const ona = await house.enter({ email: 'ona@example.org' });
    const arrived = await trip('unverified-ona');
    expect(place(arrived)).toBe('/sign-in?next=%2Fyour-data');
    expect(arrived.jar.has('ateneu_session')).toBe(false);
    expect((await house.get('/your-data', ona)).status).toBe(200);
  });

  test('an identity without an address is joined with nobody who did not say so, on a machine that others use', async () => {
    const pau = await house.enter({ email: 'pau@example.org', displayName: 'Pau' });
    const before = await trip('unverified-stranger');
    await house.post('/sign-in', { email: pau.email }, undefined, { cookie: before.jar.header });
    const letter = await latestMailTo(house.city, pau.email);
    const link = /\/sign-in\/link\/\S+/.exec(letter?.message?.text ?? '')?.[0] ?? '';
    const entered = await house.post(link, {}, undefined, { cookie: before.jar.header });
    expect(entered.headers.get('location')).toBe('/account/provider');
    expect(place(await trip('unverified-stranger'))).toBe('/sign-in?next=%2Fyour-data');
    await house.post('/account/provider', {}, undefined, { cookie: `${pau.cookie}; ${before.jar.header}` });
    expect(await page((await trip('unverified-stranger')).jar, '/account')).toContain('Pau');
  });

  test.each<[string, (back: URL) => void]>([
    ['another state', (back) => back.searchParams.set('state', 'forged')],
    ['another issuer (RFC 9207)', (back) => back.searchParams.set('iss', 'https://elsewhere.test')],
    ['another code', (back) => back.searchParams.set('code', 'forged')],
    ['a refusal', (back) => back.searchParams.set('error', 'access_denied')],
  ])('a way back with %s signs nobody in', async (_name, change) => {
    const arrived = await trip('bet', { change });
    expect(place(arrived)).toMatch(/^\/sign-in/);
    expect(arrived.jar.has('ateneu_session')).toBe(false);
  });

  test('a way back in another browser, or twice, signs nobody in', async () => {
    const arrived = await trip('carla');
    expect(arrived.jar.has('ateneu_session')).toBe(true);
    const elsewhere = await house.get(arrived.back);
    expect(elsewhere.headers.get('location')).toBe('/sign-in');
    const twice = await house.get(arrived.back, undefined, { cookie: arrived.jar.header });
    expect(twice.headers.get('location')).toMatch(/^\/sign-in/);
  });

  test('gives no role without a passkey', async () => {
    const officer = await house.enter({ email: 'officer@example.org', roles: [{ role: 'officer', processId: null }] });
    const arrived = await trip('of-the-officer', { as: officer });
    await house.post('/account/provider', {}, undefined, { cookie: `${officer.cookie}; ${arrived.jar.header}` });
    const signedIn = await trip('of-the-officer');
    const desk = await house.get('/manage', undefined, { cookie: signedIn.jar.header });
    expect(desk.headers.get('location')).toBe('/account/second-factor?next=%2Fmanage');
    expect((await house.get('/manage', officer)).status).toBe(200);
  });
});

test('a provider that is down keeps nobody out: the page says so, and is asked again when it is back', async () => {
  const down = await testHouse({ settings: { ...settings(), OIDC_ISSUER: 'http://127.0.0.1:9' } });
  expect((await down.get('/sign-in')).status).toBe(200);
  const left = await down.get('/sign-in/provider');
  expect(left.headers.get('location')).toBe('/sign-in?next=%2F');
  const said = left.headers.get('set-cookie') ?? '';
  const cookie = said.split(';')[0] ?? '';
  expect(await (await down.get('/sign-in', undefined, { cookie })).text()).toContain('VallID does not answer');
  await down.close();
});
