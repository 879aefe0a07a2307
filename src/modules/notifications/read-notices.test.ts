import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answered } from '#modules/participation/proposals/testing.ts';
import { followThing } from './follow-thing.ts';
import { openNotice, readAllNotices, readNotices, unreadNotices } from './read-notices.ts';
import { JOBS, type Noticed, noticedHouse } from './testing.ts';

let city: Noticed;
beforeAll(async () => {
  city = await noticedHouse();
});
afterAll(() => city.house.close());

describe('reading notices', () => {
  it('counts what is new in the menu, leads to the thing, and is read from then on', async () => {
    const she = await city.house.enter();
    await followThing(she.ctx, { kind: 'proposal', id: city.proposal.id });
    await answered(city.officer.ctx, city.proposal);
    await city.house.runJobs(JOBS);
    expect(await unreadNotices(she.ctx)).toBe(1);
    expect(await (await city.house.get('/', she)).text()).toContain('Notices (1)');
    const page = await (await city.house.get('/notices', she)).text();
    expect(page).toContain('The city answered “Arbres en lloc d’aparcament davant del Molí”: yes');
    const read = await readNotices(she.ctx);
    const id = read.ok ? read.value.notices[0]?.eventId : undefined;
    const stranger = await city.house.enter();
    expect((await city.house.get(`/notices/${id}`, stranger)).status).toBe(404);
    expect(await unreadNotices(she.ctx)).toBe(1);
    const onward = await city.house.get(`/notices/${id}`, she);
    expect(onward.headers.get('location')).toBe(`/processes/${city.process.slug}/proposals/1`);
    expect(await unreadNotices(she.ctx)).toBe(0);
    if (id) expect(await openNotice(stranger.ctx, id)).toMatchObject({ code: 'notice-not-found' });
  });

  it('says nothing of what was hidden since', async () => {
    const she = city.author;
    await sql`update proposals set standing = 'hidden' where id = ${city.proposal.id}`.execute(city.house.db);
    const page = await (await city.house.get('/notices', she)).text();
    expect(page).toContain('This is no longer public.');
    expect(page).not.toContain('Arbres en lloc');
  });

  it('all can be marked as read at once; a visitor has none', async () => {
    expect(await unreadNotices(city.author.ctx)).toBeGreaterThan(0);
    expect(await readAllNotices(city.author.ctx)).toMatchObject({ ok: true });
    expect(await unreadNotices(city.author.ctx)).toBe(0);
    const visitor = city.house.ctx.as({ kind: 'visitor' });
    expect(await unreadNotices(visitor)).toBe(0);
    expect(await readNotices(visitor)).toMatchObject({ code: 'sign-in-first' });
  });
});
