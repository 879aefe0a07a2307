import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type City, openCity, WHO, type Who } from './every-route-city.fixture.ts';
import type { Answer, Row } from './every-route-rows.fixture.ts';
import { ROUTES } from './every-route-table.fixture.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(() => city.house.close());

const rows = Object.entries(ROUTES);
const routeOf = (row: string) => row.replace(/ \(.*\)$/, '');

it('every route of the house has its row, and every row its route', () => {
  const routes = city.house.app.routes
    .filter(({ path }) => path !== '/*')
    .map(({ method, path }) => `${method} ${path}`);
  const named = new Set(Object.keys(ROUTES).map(routeOf));
  expect(
    [...new Set(routes)].filter((route) => !named.has(route)),
    'routes without a row',
  ).toEqual([]);
  expect(
    [...named].filter((route) => !routes.includes(route)),
    'rows without a route',
  ).toEqual([]);
});

/** Mail programs send it from wherever they are (RFC 8058 §3.2): the signed link is what proves it, and it can only stop letters. */
const ONE_CLICK = 'POST /one-click/notices/:token';

it('the one press of a letter comes from anywhere, and does nothing without a link of ours', async () => {
  const row = ROUTES[ONE_CLICK] as Row;
  for (const site of ['cross-site', 'same-site', 'none'])
    expect((await send(ONE_CLICK, row, 'administrator', { 'sec-fetch-site': site })).status, site).toBe(404);
});

describe('a form that another site sends is refused', () => {
  it.each(rows.filter(([name]) => name.startsWith('POST') && name !== ONE_CLICK))('%s', async (name, row) => {
    for (const site of ['cross-site', 'same-site'])
      expect((await send(name, row, 'administrator', { 'sec-fetch-site': site })).status, site).toBe(403);
    // Browsers that do not say where a form stood say at least whose it is; and some say nothing.
    for (const origin of ['https://elsewhere.test', 'null', undefined]) {
      const { house, people } = city;
      const headers = { cookie: people.administrator.cookie, ...(origin && { origin }) };
      const path = `${house.platform.origin}${await row.at(city)}`;
      const sent = await house.app.request(path, { method: 'POST', body: new FormData(), headers });
      expect(sent.status, origin).toBe(403);
    }
  });
});

/** The same for everybody, whoever asks: what a proxy on the way may keep. */
const FOR_EVERYBODY =
  /^GET \/(assets\/|healthz|readyz|metrics|city\.|icon\.svg|logo|robots\.txt|sitemap\.xml|\.well-known|embed\/|oembed|s\/.*qr\.|source\.tar|record\.jsonl)/;

describe('each role is answered as the table says', () => {
  it.each(rows)('%s', async (name, row) => {
    const said: Partial<Record<Who, Answer>> = {};
    for (const who of WHO) {
      const sent = await send(name, row, who);
      said[who] = answerOf(sent);
      expect(framingOf(sent), who).toBe(name.startsWith('GET /embed/*') ? 'anywhere' : 'nowhere');
      // What one person is shown is kept by nobody on the way.
      if (!FOR_EVERYBODY.test(name))
        expect(sent.headers.get('cache-control'), who).toMatch(/^private, no-(store|cache)|^no-store$/);
      expect(sent.headers.get('x-content-type-options'), who).toBe('nosniff');
    }
    expect(said).toEqual(row.answers);
  });
});

/** Where a browser lets it stand in a frame, by all three headers that say so; `unclear` where they differ. */
function framingOf({ headers }: Response): 'nowhere' | 'anywhere' | 'unclear' {
  const ancestors = /frame-ancestors ([^;]+)/.exec(headers.get('content-security-policy') ?? '')?.[1];
  const said = [ancestors, headers.get('x-frame-options'), headers.get('cross-origin-resource-policy')].join();
  if (said === "'none',DENY,same-origin") return 'nowhere';
  return said === '*,,cross-origin' && headers.getSetCookie().length === 0 ? 'anywhere' : 'unclear';
}

async function send(name: string, row: Row, who: Who, headers: Record<string, string> = {}): Promise<Response> {
  const path = await row.at(city);
  const { house, people } = city;
  if (name.startsWith('GET')) return house.get(path, people[who], headers);
  return house.post(path, (await row.fields?.(city)) ?? {}, people[who], headers);
}

const BY_STATUS: Readonly<Record<number, Answer>> = {
  403: 'no',
  404: 'hidden',
  409: 'again',
  410: 'gone',
  422: 'again',
};

/** @throws for a status that no page should have: 400, 429, 500 */
function answerOf({ status, headers }: Response): Answer {
  if (status >= 200 && status < 300) return 'page';
  if (status === 303) return headers.get('location')?.startsWith('/sign-in?') ? 'sign-in' : 'on';
  const answer = BY_STATUS[status];
  if (!answer) throw new Error(`Answered ${status}`);
  return answer;
}
