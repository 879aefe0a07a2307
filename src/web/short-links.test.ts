import jsqr from 'jsqr';
import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProcess, published } from '#modules/participation/proposals/testing.ts';
import { LIMITS } from '#platform/rate-limit.ts';
import { type TestHouse, testHouse } from './testing.ts';

let house: TestHouse;
let here: string;
beforeAll(async () => {
  house = await testHouse();
  here = `/processes/${(await openProcess(house.city)).slug}`;
});
afterAll(() => house.close());

const shareAs = (headers = {}) => house.get(`/share?of=${here}`, undefined, headers);
const codeOf = async (path: string) => {
  const page = await (await house.get(`/share?of=${encodeURIComponent(path)}`)).text();
  return /\/s\/([a-z0-9]+)\/qr\.svg/.exec(page)?.[1] ?? 'no code';
};
const links = async () => {
  const { rows } = await sql<{ path: string }>`select path from short_links order by path`.execute(house.db);
  return rows.map(({ path }) => path);
};
const usesOf = async (code: string) => {
  const { rows } = await sql<{ uses: number }>`
    select coalesce(sum(uses), 0)::int as uses from short_link_uses where code = ${code}`.execute(house.db);
  return rows[0]?.uses;
};

describe('a short address', () => {
  it('leads to its page, is not kept by browsers, and takes the language along', async () => {
    const code = await codeOf(here);
    const led = await house.get(`/s/${code}`);
    expect([led.status, led.headers.get('location'), led.headers.get('cache-control')]).toEqual([
      303,
      here,
      'private, no-cache',
    ]);
    expect((await house.get(`/s/${code}?lang=ar`)).headers.get('location')).toBe(`${here}?lang=ar`);
    for (const lang of ['xx', '//elsewhere.test', '%0d%0aset-cookie:a=b'])
      expect((await house.get(`/s/${code}?lang=${lang}`)).headers.get('location')).toBe(here);
  });

  it('of a page that became private leads nowhere, and no picture of it is drawn', async () => {
    const { slug } = await openProcess(house.city);
    const code = await codeOf(`/processes/${slug}`);
    await sql`update processes set access = 'private' where slug = ${slug}`.execute(house.db);
    for (const path of [`/s/${code}`, `/s/${code}/qr.svg`, `/s/${code}/qr.png`, `/s/${code}/poster`]) {
      const led = await house.get(path);
      expect([led.status, led.headers.get('location')], path).toEqual([404, null]);
    }
    expect(await usesOf(code)).toBe(0);
    await sql`delete from short_links where code = ${code}`.execute(house.db);
  });

  it('is one a page, however it is asked for; what is not there gets none', async () => {
    const code = await codeOf(here);
    for (const path of [`${here}?lang=ar`, `${here}#steps`, `${here}/`, house.platform.origin + here])
      expect(await codeOf(path), path).toBe(code);
    for (const path of ['/nothing', '/manage', 'https://elsewhere.test/', '//elsewhere.test', ''])
      expect((await house.get(`/share?of=${encodeURIComponent(path)}`)).status, path).toBe(404);
    expect(await links()).toEqual([here]);
  });

  it('is counted when it is followed, not when it is looked at or asked for by a machine', async () => {
    const code = await codeOf(here);
    const before = (await usesOf(code)) ?? 0;
    await house.get(`/s/${code}`);
    await house.get(`/s/${code}/qr.svg`);
    await house.get(`/s/${code}/poster`);
    await house.app.request(`${house.platform.origin}/s/${code}`, { method: 'HEAD' });
    expect(await usesOf(code)).toBe(before + 1);
  });

  it('as a picture is read by another program, which finds the whole address', async () => {
    const code = await codeOf(here);
    const png = Buffer.from(await (await house.get(`/s/${code}/qr.png`)).arrayBuffer());
    const { data, info } = await sharp(png).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
    const read = jsqr.default(new Uint8ClampedArray(data), info.width, info.height)?.data;
    expect(read).toBe(`${house.platform.origin}/s/${code}`);
    expect(info.width).toBeGreaterThan(600);
  });

  it('is made for no more pages a minute than one person shares: the long one is offered then', async () => {
    const process = { slug: here.split('/')[2] ?? '' };
    const { number } = await published(house.city, process);
    const path = `${here}/proposals/${number}`;
    const key = house.platform.keys.lookup('address', 'unknown');
    for (let n = 0; n <= LIMITS.links.times; n++) await house.ctx.limits.limit('links', key);
    const page = await (await house.get(`/share?of=${path}`)).text();
    expect(page).toContain(`value="${house.platform.origin}${path}"`);
    expect(await links()).not.toContain(path);
    // One that is there already is shown to everybody.
    expect(await (await shareAs()).text()).toContain('/qr.svg');
  });
});

describe('what only some may read', () => {
  it('has an address for its members, and neither poster nor card for anybody', async () => {
    const secret = await openProcess(house.city);
    await sql`update processes set access = 'private' where id = ${secret.processId}`.execute(house.db);
    const path = `/processes/${secret.slug}`;
    expect((await house.get(`/share?of=${path}`)).status).toBe(404);
    const staff = await house.enter({ roles: [{ role: 'administrator', processId: null }] });
    await house.ctx.limits.forgive('links', house.platform.keys.lookup('address', 'unknown'));
    const page = await (await house.get(`/share?of=${path}`, staff)).text();
    const code = /\/s\/([a-z0-9]+)\/qr\.svg/.exec(page)?.[1] ?? 'no code';
    expect(page).toContain('Not everybody may read this');
    expect(page).not.toMatch(/\/poster"|iframe/);
    expect((await house.get(`/s/${code}`, staff)).headers.get('location')).toBe(path);
    expect((await house.get(`/s/${code}`)).status).toBe(404);
    expect((await house.get(path)).status).toBe(404);
    for (const who of [undefined, staff]) {
      expect((await house.get(`/s/${code}/poster`, who)).status).toBe(404);
      expect((await house.get(`/embed${path}`, who)).status).toBe(404);
    }
    const words = { words: 'secret-place', to: path };
    expect((await house.post('/manage/links', words, staff)).status).toBe(422);
  });
});
