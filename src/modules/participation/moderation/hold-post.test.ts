import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CommentAdded } from '#modules/participation/comments/index.ts';
import { published } from '#modules/participation/proposals/testing.ts';
import { holdPost } from './hold-post.ts';
import { hold, type Moderated, moderatedHouse, openCaseOf, say, TEXT } from './testing.ts';

let city: Moderated;
const told: string[] = [];
beforeAll(async () => {
  city = await moderatedHouse();
  city.house.platform.subscribe<CommentAdded>('comment-added', async (_, { commentId }) => void told.push(commentId));
});
beforeEach(async () => void (await hold(city.house, {})));
afterAll(() => city.house.close());

describe('a post that arrives', () => {
  it('goes through where nothing is held', async () => {
    expect(await say(city, await city.house.enter())).toMatchObject({ state: 'shown' });
  });

  it('waits while it is an account’s first, and so does the second until one is released', async () => {
    await hold(city.house, { mode: 'first' });
    const her = await city.house.enter();
    const first = await say(city, her);
    expect(first).toMatchObject({ state: 'held', because: ['first-post'] });
    expect(told).not.toContain(first.id);
    expect(await say(city, her, 'Una altra idea ben diferent.')).toMatchObject({ state: 'held' });
    await openCaseOf(city.house.ctx, first.ref, 'hold');
  });

  it('of a proposal waits too, before its number is seen by anybody', async () => {
    await hold(city.house, { mode: 'first' });
    const her = await city.house.enter();
    const proposal = await published(city.house.city, city.process, {}, her.ctx.actor);
    const here = `/processes/${city.process.slug}/proposals/${proposal.number}`;
    expect((await city.house.get(here)).status).toBe(404);
    const hers = await (await city.house.get(here, her)).text();
    expect(hers).toContain('it is the first thing you write here');
    expect((await city.house.get(here, city.one)).status).toBe(200);
  });

  it('of staff does not wait', async () => {
    await hold(city.house, { mode: 'all' });
    const officer = await city.house.enter({ roles: [{ role: 'officer', processId: null }] });
    expect(await say(city, officer)).toMatchObject({ state: 'shown' });
  });

  it('follows its process before the city', async () => {
    await hold(city.house, { mode: 'all' }, city.process.processId);
    expect(await say(city, await city.house.enter())).toMatchObject({ state: 'held', because: ['every-post'] });
    await sql`delete from moderation_settings where process_id is not null`.execute(city.house.db);
  });

  it('with a link waits while the account is young, and says how young', async () => {
    await hold(city.house, { linkDays: 7 });
    const [young, old] = [await city.house.enter(), await city.house.enter()];
    await sql`update people set created_at = created_at - interval '8 days' where id = ${old.personId}`.execute(
      city.house.db,
    );
    const comment = await say(city, young, 'Bona idea. Mireu https://barat.example');
    expect(comment).toMatchObject({ state: 'held', because: ['link'] });
    const id = await openCaseOf(city.house.ctx, comment.ref);
    const { rows } = await sql`select facts from moderation_cases where id = ${id}`.execute(city.house.db);
    expect(rows).toEqual([{ facts: { days: 0, links: 1 } }]);
    expect(await say(city, old, 'Mireu https://bo.example')).toMatchObject({ state: 'shown' });
  });

  it('that was posted before, or by two others, waits', async () => {
    await hold(city.house, { alike: true });
    const text = (word: string) =>
      `Aquesta ${word} és la millor oferta que veureu mai a la ciutat, no la deixeu passar avui.`;
    const [a, b, c] = [await city.house.enter(), await city.house.enter(), await city.house.enter()];
    expect(await say(city, a, text('botiga'))).toMatchObject({ state: 'shown' });
    expect(await say(city, b, text('botiga'))).toMatchObject({ state: 'shown' });
    expect(await say(city, c, text('botiga'))).toMatchObject({ state: 'held', because: ['same-as-others'] });
    expect(await say(city, a, `${text('botiga')} https://x.example`)).toMatchObject({
      because: ['repeated', 'same-as-others'],
    });
    expect(
      await say(city, b, 'Als bancs de la plaça els falta un respatller i una mica d’ombra a la tarda.'),
    ).toMatchObject({ state: 'shown' });
  });

  it('beyond so many in an hour waits', async () => {
    await hold(city.house, { hourly: 3 });
    const her = await city.house.enter();
    const states: string[] = [];
    for (const word of ['u', 'dos', 'tres', 'quatre']) states.push((await say(city, her, `Punt ${word}.`)).state);
    expect(states).toEqual(['shown', 'shown', 'shown', 'held']);
  });

  it('is not held twice when the same news comes twice', async () => {
    await hold(city.house, { mode: 'all' });
    const her = await city.house.enter();
    const { ref: subject } = await say(city, her);
    const post = { subject, processId: city.process.processId, authorId: her.personId, text: TEXT, edited: false };
    await holdPost(her.ctx, post);
    const { rows } = await sql`select 1 from moderation_cases where subject_id = ${subject.id}`.execute(city.house.db);
    expect(rows).toHaveLength(1);
  });
});
