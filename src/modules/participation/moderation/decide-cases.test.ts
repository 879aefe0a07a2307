import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommentId } from '#kernel/ids.ts';
import { findComments } from '#modules/participation/comments/index.ts';
import { latestMailTo } from '#platform/outbox.ts';
import { decideCases } from './decide-cases.ts';
import { hidden, hold, JOBS, type Moderated, moderatedHouse, openCaseOf, report, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

const stateOf = async (id: CommentId) => (await findComments(city.house.ctx, [id]))[0];
const newestEntry = async () =>
  (
    await sql<{
      kind: string;
      payload: string;
    }>`select kind, payload from record_entries order by seq desc limit 1`.execute(city.house.db)
  ).rows[0];

describe('hiding', () => {
  it('tells the author why in a letter, and the record nothing of what it said', async () => {
    const { author, comment } = await hidden(city, 'insult', 'Parla de la gent sense respecte.');
    expect(await stateOf(comment.id)).toMatchObject({ state: 'hidden', because: ['insult'] });
    expect(await newestEntry()).toMatchObject({
      kind: 'comment-hidden',
      payload: '{"office":null,"reason":"insult","role":"moderator"}',
    });
    await city.house.runJobs(JOBS);
    const letter = (await latestMailTo(city.house.city, author.email))?.message;
    expect(letter?.text).toContain('it insults or threatens somebody');
    expect(letter?.text).toContain('Parla de la gent sense respecte.');
    expect(letter?.text).toContain(`/moderation/comment/${comment.id}`);
  });

  it('needs a reason, and words where the reason is another', async () => {
    const { ref } = await say(city, await city.house.enter());
    await report(city, ref);
    const ids = [await openCaseOf(city.house.ctx, ref)];
    expect(await decideCases(city.one.ctx, { ids, act: 'hide' })).toMatchObject({ code: 'hiding-needs-reason' });
    expect(await decideCases(city.one.ctx, { ids, act: 'hide', reason: 'other', words: ' ' })).toMatchObject({
      code: 'hiding-needs-words',
    });
    const long = { ids, act: 'hide', reason: 'spam', words: 'a'.repeat(2001) } as const;
    expect(await decideCases(city.one.ctx, long)).toMatchObject({ code: 'words-too-long' });
  });
});

describe('who decides', () => {
  it('moderators of its process and administrators; nobody what she wrote herself', async () => {
    const comment = await say(city, city.other);
    await report(city, comment.ref);
    const ids = [await openCaseOf(city.house.ctx, comment.ref)];
    const asked = { ids, act: 'approve' } as const;
    const elsewhere = await city.house.enter({ roles: [{ role: 'moderator', processId: city.house.city.newId() }] });
    const officer = await city.house.enter({ roles: [{ role: 'officer', processId: null }] });
    for (const one of [elsewhere, officer, city.other, await city.house.enter()])
      expect(await decideCases(one.ctx, asked)).toMatchObject({ code: 'moderation-not-yours' });
    const here = await city.house.enter({ roles: [{ role: 'moderator', processId: city.process.processId }] });
    expect(await decideCases(here.ctx, asked)).toMatchObject({ ok: true, value: { done: 1 } });
    expect(await stateOf(comment.id)).toMatchObject({ state: 'shown' });
  });
});

describe('many at once', () => {
  it('held posts are released and told by letter, reports come to nothing, what others decided is passed over', async () => {
    await hold(city.house, { mode: 'first' });
    const author = await city.house.enter();
    const held = await say(city, author);
    await hold(city.house, {});
    const shown = await say(city, await city.house.enter());
    await report(city, shown.ref);
    const ids = [await openCaseOf(city.house.ctx, held.ref), await openCaseOf(city.house.ctx, shown.ref)];
    await decideCases(city.other.ctx, { ids: ids.slice(1), act: 'approve' });
    expect(await decideCases(city.one.ctx, { ids, act: 'approve' })).toMatchObject({ value: { done: 1, skipped: 1 } });
    expect(await stateOf(held.id)).toMatchObject({ state: 'shown', because: [] });
    await city.house.runJobs(JOBS);
    expect((await latestMailTo(city.house.city, author.email))?.message?.text).toContain(`/comments/${held.id}`);
    expect(await decideCases(city.one.ctx, { ids, act: 'approve' })).toMatchObject({
      value: { batchId: null, done: 0, skipped: 2 },
    });
  });

  it('two moderators at the same moment decide each thing once', async () => {
    const ids = [];
    for (let each = 0; each < 6; each++) {
      const { ref } = await say(city, await city.house.enter());
      await report(city, ref);
      ids.push(await openCaseOf(city.house.ctx, ref));
    }
    const hide = { act: 'hide', reason: 'spam' } as const;
    const [a, b] = await Promise.all([
      decideCases(city.one.ctx, { ids, ...hide }),
      decideCases(city.other.ctx, { ids: [...ids].reverse(), ...hide }),
    ]);
    const done = [a, b].map((each) => (each.ok ? each.value.done : -1));
    expect(done.sort()).toEqual([0, 6]);
    const { rows } = await sql`
      select subject_id from moderation_hidings where lifted_at is null group by subject_id having count(*) > 1`.execute(
      city.house.db,
    );
    expect(rows).toEqual([]);
  });

  it('what its author withdrew meanwhile is gone', async () => {
    await hold(city.house, { mode: 'first' });
    const author = await city.house.enter();
    const held = await say(city, author);
    await hold(city.house, {});
    const id = await openCaseOf(city.house.ctx, held.ref);
    await city.house.post(`/comments/${held.id}/withdraw`, {}, author);
    expect(await decideCases(city.one.ctx, { ids: [id], act: 'hide', reason: 'spam' })).toMatchObject({
      value: { done: 0 },
    });
    const { rows } = await sql`select outcome from moderation_cases where id = ${id}`.execute(city.house.db);
    expect(rows).toEqual([{ outcome: 'gone' }]);
  });
});
