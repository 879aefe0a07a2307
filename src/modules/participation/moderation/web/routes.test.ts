import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hidden, hold, type Moderated, moderatedHouse, openCaseOf, report, say } from '../testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

const textOf = async (response: Response | Promise<Response>) => (await response).text();

describe('reporting', () => {
  it('keeps what was typed, thanks, and says later what came of it', async () => {
    const { house } = city;
    const comment = await say(city, await house.enter());
    const neighbour = await house.enter();
    const here = `/report/comment/${comment.id}`;
    expect(await textOf(house.get(here, neighbour))).toContain('What happens now');
    const refused = await house.post(here, { words: 'Mireu-ho bé.' }, neighbour);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/Choose what is wrong[\s\S]*Mireu-ho bé\./);
    expect((await house.post(here, { reason: 'hate', words: 'Mireu-ho bé.' }, neighbour)).status).toBe(303);
    expect(await textOf(house.get(here, neighbour))).toContain('Nobody has decided yet');
    const id = await openCaseOf(house.ctx, comment.ref);
    await house.post('/manage/moderation/decide', { 'picked[]': id, do: 'hide', reason: 'hate' }, city.one);
    const own = await textOf(house.get('/moderation', neighbour));
    expect(own).toContain('Hidden');
    expect(own).not.toContain(comment.body);
  });

  it('is counted nowhere in public', async () => {
    const comment = await say(city, await city.house.enter(), 'Una cosa de la qual tothom avisa avui mateix.');
    const place = `/processes/${city.process.slug}/proposals/${city.proposal.number}`;
    const before = await textOf(city.house.get(place));
    for (const reason of ['spam', 'insult', 'hate'] as const) await report(city, comment.ref, reason);
    const bare = (page: string) => page.replace(/name="(csrf|form)" value="[^"]*"/g, '').replace(/[0-9a-f-]{36}/g, '');
    expect(bare(await textOf(city.house.get(place)))).toBe(bare(before));
  });
});

describe('in the thread', () => {
  it('everybody reads that it was hidden and why; its author reads how to appeal', async () => {
    const { author, comment } = await hidden(city, 'personal-data');
    const thread = `/comments/${comment.id}/thread`;
    const page = await textOf(city.house.get(thread));
    expect(page).toContain('Hidden by moderation: it shows somebody else’s data.');
    expect(page).not.toContain(comment.body);
    expect(await textOf(city.house.get(thread, author))).toContain(`/moderation/comment/${comment.id}`);
    expect(await textOf(city.house.get(`/moderation/comment/${comment.id}`, author))).toContain('Send the appeal');
  });

  it('what is held is there for its author, with the reasons, and for nobody else', async () => {
    await hold(city.house, { mode: 'first' });
    const author = await city.house.enter();
    const comment = await say(city, author, 'El meu primer comentari en aquesta ciutat.');
    await hold(city.house, {});
    const place = `/processes/${city.process.slug}/proposals/${city.proposal.number}`;
    const hers = await textOf(city.house.get(place, author));
    expect(hers).toMatch(/waits for a moderator[\s\S]*it is the first thing you write here/);
    expect(await textOf(city.house.get(place))).not.toContain(comment.body);
    expect((await city.house.get(`/comments/${comment.id}`)).status).toBe(404);
    expect((await city.house.get(`/comments/${comment.id}`, author)).status).toBe(303);
    const found = await textOf(city.house.get('/search?q=primer+comentari'));
    expect(found).not.toContain('en aquesta ciutat');
  });
});

describe('the moderators’ desk', () => {
  it('previews, asks for a reason, does, and undoes', async () => {
    const { house, one } = city;
    const comments = [await say(city, await house.enter()), await say(city, await house.enter())];
    for (const { ref } of comments) await report(city, ref);
    const picked = await Promise.all(comments.map(({ ref }) => openCaseOf(house.ctx, ref)));
    const preview = await house.post('/manage/moderation/preview', { 'picked[]': picked, do: 'hide' }, one);
    expect(await preview.text()).toContain('2 posts are hidden');
    const states = async () => {
      const ids = comments.map(({ id }) => id);
      const { rows } = await sql<{ state: string }>`select state from comments where id = any(${ids}::uuid[])`.execute(
        house.db,
      );
      return rows.map(({ state }) => state);
    };
    expect(await states()).toEqual(['shown', 'shown']);
    const form = { 'picked[]': picked, do: 'hide', words: 'Sense respecte.' };
    const refused = await house.post('/manage/moderation/decide', form, one);
    expect([refused.status, (await refused.text()).includes('Sense respecte.')]).toEqual([422, true]);
    expect((await house.post('/manage/moderation/decide', { ...form, reason: 'insult' }, one)).status).toBe(303);
    expect(await states()).toEqual(['hidden', 'hidden']);
    const batch =
      /name="batch" value="([0-9a-f-]{36})"/.exec(await textOf(house.get('/manage/moderation', one)))?.[1] ?? '';
    expect((await house.post('/manage/moderation/undo', { batch }, one)).status).toBe(303);
    expect(await states()).toEqual(['shown', 'shown']);
  });

  it('leaves out of a preview what cannot be decided so', async () => {
    const { author, comment } = await hidden(city);
    await city.house.post(`/moderation/comment/${comment.id}/appeal`, { words: 'No insulto ningú aquí.' }, author);
    const shown = await say(city, await city.house.enter());
    await report(city, shown.ref);
    const picked = [
      await openCaseOf(city.house.ctx, comment.ref, 'appeal'),
      await openCaseOf(city.house.ctx, shown.ref),
    ];
    const page = await textOf(
      city.house.post('/manage/moderation/preview', { 'picked[]': picked, do: 'approve' }, city.other),
    );
    expect(page).toMatch(/1 post is found fine[\s\S]*1 is left out/);
    const none = await city.house.post('/manage/moderation/preview', { do: 'approve' }, city.other);
    expect(none.headers.get('location')).toBe('/manage/moderation');
  });

  it('shows on the desk’s own queue, due in two days', async () => {
    const page = await textOf(city.house.get('/manage', city.other));
    expect(page).toContain('Decision of a moderator');
  });

  it('says what is wrong with settings, and keeps them', async () => {
    const { house, administrator } = city;
    const wrong = { for: 'city', mode: 'first', linkDays: '9999', hourly: 'x' };
    const refused = await house.post('/manage/moderation/settings', wrong, administrator);
    expect(await refused.text()).toMatch(/from 0 to 365[\s\S]*from 0 to 1,000[\s\S]*value="9999"/);
    const right = { ...wrong, mode: 'off', linkDays: '0', hourly: '0' };
    expect((await house.post('/manage/moderation/settings', right, administrator)).status).toBe(303);
  });
});

describe('the public figures', () => {
  it('count by month and reason, and never show a small number', async () => {
    const { house } = city;
    await sql`delete from moderation_cases`.execute(house.db);
    await sql`delete from moderation_hidings`.execute(house.db);
    const at = new Date('2026-10-31T23:30:00Z');
    await sql`insert into moderation_cases (id, kind, subject_kind, subject_id, process_id, opened_at, closed_at, outcome)
      select gen_random_uuid(), 'hold', 'comment', gen_random_uuid(), ${city.process.processId}, ${at}::timestamptz,
        ${at}::timestamptz + make_interval(hours => n), 'released' from generate_series(1, 7) as n`.execute(house.db);
    await sql`insert into moderation_hidings (id, subject_kind, subject_id, process_id, reason, hidden_at, lifted_at, lifted_why)
      select gen_random_uuid(), 'comment', gen_random_uuid(), ${city.process.processId}, case when n < 7 then 'spam' else 'hate' end, ${at},
        case when n > 9 then now() end, case when n > 9 then 'undone' end from generate_series(1, 11) as n`.execute(
      house.db,
    );
    house.clock.set('2026-11-17T10:00:00Z');
    const csv = await textOf(house.get('/transparency.csv'));
    const [head = '', line = ''] = csv.replace('\ufeff', '').split('\r\n');
    const row = Object.fromEntries(head.split(',').map((name, index) => [name, line.split(',')[index]]));
    // Half past midnight in the city: the month has begun there.
    expect(row).toMatchObject({
      month: '2026-11',
      held: '7',
      released: '7',
      hidden: '9',
      hidden_spam: '6',
      median_hours: '4',
    });
    expect(row).toMatchObject({ hidden_hate: '<5', hidden_insult: '0', appeals: '0' });
    const page = await textOf(house.get('/transparency'));
    expect(page).toMatch(/November 2026[\s\S]*4 hours/);
    expect(page).toContain('fewer than 5');
    expect(JSON.parse(await textOf(house.get('/transparency.json')))).toMatchObject([{ held: 7, hidden_hate: '<5' }]);
  });
});
