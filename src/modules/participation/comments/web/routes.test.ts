import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '#web/testing.ts';
import { findComment } from '../store.ts';
import { BODY, debate, say, textOf } from './testing.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await testHouse();
});
afterAll(() => house.close());

const LANGUAGES = ['ca', 'es', 'en', 'ar'];

describe('every route as every role', () => {
  it('a visitor reads everything and is led to sign in before writing', async () => {
    const { here, talk, write } = await debate(house);
    const id = await say(house, write, await house.enter());
    for (const lang of LANGUAGES) {
      for (const path of [here, `${talk}?side=for`, `${talk}?side=against`, talk, `/comments/${id}/thread`]) {
        const page = await house.get(`${path}${path.includes('?') ? '&' : '?'}lang=${lang}`);
        expect(page.status, `${lang} ${path}`).toBe(200);
        expect(await page.text()).not.toMatch(/undefined|\[object|NaN/);
      }
    }
    const page = await textOf(house.get(here));
    expect(page).toContain('Sign in to argue');
    expect(page).not.toContain(`action="/comments/${id}/vote"`);
    for (const path of [write, `/comments/${id}/reply`]) {
      const led = await house.get(path);
      expect(led.headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(path)}`);
    }
    const form = '01890000-0000-7000-8000-000000000000';
    const posts = [
      [write, { side: 'for', body: BODY, language: 'ca', form }],
      [`/comments/${id}/reply`, { body: BODY, language: 'ca', form }],
      [`/comments/${id}/vote`, { value: '1' }],
    ] as const;
    for (const [path, fields] of posts) {
      expect((await house.post(path, fields)).headers.get('location'), path).toContain('/sign-in');
    }
  });

  it('only its author has the pages to change it and take it back', async () => {
    const { process, write } = await debate(house);
    const id = await say(house, write, await house.enter());
    const others = [
      await house.enter(),
      await house.enter({ roles: [{ role: 'moderator', processId: null }] }),
      await house.enter({ roles: [{ role: 'officer', processId: null }] }),
      await house.enter({ roles: [{ role: 'facilitator', processId: process.processId }] }),
      await house.enter({ roles: [{ role: 'administrator', processId: null }] }),
    ];
    for (const who of others) {
      for (const act of ['edit', 'withdraw']) {
        expect((await house.get(`/comments/${id}/${act}`, who)).status).toBe(403);
        expect((await house.post(`/comments/${id}/${act}`, { body: 'Res' }, who)).status).toBe(403);
      }
    }
    expect((await house.get(`/comments/${id}/edit`)).headers.get('location')).toContain('/sign-in');
    await house.post(`/comments/${id}/withdraw`, {});
    expect((await findComment(house.ctx, id))?.body).toBe(BODY);
  });

  it('once the step is closed all is read and nothing is written', async () => {
    const { here, write } = await debate(house);
    const her = await house.enter();
    const id = await say(house, write, her);
    const other = await house.enter();
    const before = house.clock.now();
    house.clock.set('2026-12-15T10:00:00Z');
    const page = await textOf(house.get(here, other));
    expect(page).toContain(BODY);
    expect(page).toContain('Comments are closed here');
    expect(page).not.toContain('<textarea');
    expect(page).not.toContain(`action="/comments/${id}/vote"`);
    const form = '01890000-0000-7000-8000-000000000001';
    expect((await house.get(write, other)).headers.get('location')).toBe(here);
    await house.post(write, { side: 'for', body: 'Tard', language: 'ca', form }, other);
    await house.post(`/comments/${id}/reply`, { body: 'Tard', language: 'ca', form }, other);
    await house.post(`/comments/${id}/vote`, { value: '1' }, other);
    expect(await findComment(house.ctx, id)).toMatchObject({ tally: { up: 0, replies: 0 } });
    expect(await textOf(house.get(here))).not.toContain('Tard');
    house.clock.set(before);
  });

  it('where the rules leave comments out, none is taken', async () => {
    const { here, write } = await debate(house, { commenting: false });
    const her = await house.enter();
    expect(await textOf(house.get(here, her))).not.toContain(`action="${write}"`);
    expect((await house.get(write, her)).headers.get('location')).toBe(here);
  });

  it('what is not there, or not public, is not found', async () => {
    const { process, proposal, talk, write } = await debate(house);
    const id = await say(house, write, await house.enter());
    const nobody = '01890000-0000-7000-8000-00000000abcd';
    for (const path of [
      `/comments/${nobody}`,
      '/comments/not-an-id',
      `/comments/${nobody}/thread`,
      `/discussions/proposal/${nobody}`,
      `/discussions/constructor/${proposal.id}`,
      `/discussions/weather/${proposal.id}`,
    ]) {
      expect((await house.get(path)).status, path).toBe(404);
    }
    await sql`update processes set status = 'draft' where id = ${process.processId}`.execute(house.db);
    for (const path of [`/comments/${id}`, `/comments/${id}/thread`, talk, `/processes/${process.slug}/comments.csv`]) {
      expect((await house.get(path)).status, path).toBe(404);
    }
  });
});

describe('reading on', () => {
  it('one side page by page, with nonsense in the address ignored', async () => {
    const { talk, here, write } = await debate(house);
    for (let i = 0; i < 24; i++) await say(house, write, await house.enter(), { body: `Raó número ${i}.` });
    const page = await textOf(house.get(here));
    expect(page).toContain('Read 21 more reasons for');
    const first = await textOf(house.get(`${talk}?side=for`));
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await textOf(house.get(next));
    const numbers = (html: string) => [...html.matchAll(/Raó número (\d+)\./g)].map(([, n]) => n);
    expect(new Set([...numbers(first), ...numbers(second)]).size).toBe(24);
    for (const query of ['side=sideways', 'side=for&after=x', 'after=1_2', 'after=999999999999999_x']) {
      expect((await house.get(`${talk}?${query}`)).status, query).toBe(200);
    }
  });

  it('as open data, with nothing personal beyond the name shown', async () => {
    const { process, here, write } = await debate(house);
    const her = await house.enter({ displayName: 'Mercè P.' });
    const id = await say(house, write, her, { body: 'Una raó, amb "cometes".' });
    const base = `/processes/${process.slug}/comments`;
    const [row, ...rest] = (await (await house.get(`${base}.json`)).json()) as Record<string, unknown>[];
    expect(rest).toEqual([]);
    expect(row).toMatchObject({
      id,
      author: 'Mercè P.',
      side: 'for',
      text: 'Una raó, amb "cometes".',
      useful: 0,
      subject_address: `http://ateneu.test${here}`,
    });
    for (const format of ['csv', 'json', 'jsonl']) {
      const file = await house.get(`${base}.${format}`);
      expect(file.status).toBe(200);
      const text = await file.text();
      expect(text).toContain('Una raó');
      expect(text).not.toContain(her.personId);
      expect(text).not.toContain(her.email);
    }
  });
});
