import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { changeSight } from './change-sight.ts';
import { editComment } from './edit-comment.ts';
import type { CommentAdded, CommentArrived, CommentsCounted } from './events.ts';
import { exportBatches } from './export-store.ts';
import { forgetPerson } from './forget-person.ts';
import { listDiscussion } from './list-discussion.ts';
import { mayReadHeld } from './policy.ts';
import { IN_SIGHT } from './sight.ts';
import { findComment, findCounts, hideDiscussion } from './store.ts';
import { commented, countedOneByOne, replied, subject } from './testing.ts';
import { voteComment } from './vote-comment.ts';
import { withdrawComment } from './withdraw-comment.ts';

let house: TestPlatform;
const told: string[] = [];
const changes: number[] = [];
beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<CommentAdded>('comment-added', async (_, event) => void told.push(event.commentId));
  house.platform.subscribe<CommentsCounted>('comments-counted', async (_, event) => {
    changes.push(event.changes.reduce((sum, { by }) => sum + by, 0));
  });
  house.platform.subscribe<CommentArrived>('comment-arrived', async (ctx, { commentId, body }) => {
    if (body.includes('http')) await changeSight(ctx, commentId, { state: 'held', because: ['link'] });
  });
});
afterAll(() => house.close());

const HIDDEN = { state: 'hidden', because: ['insult'] } as const;

async function agrees(about: ReturnType<typeof subject>) {
  const counts = (await findCounts(house.ctx, about.kind, [about.id])).get(about.id);
  const kept = counts ? [counts.inFavour, counts.neutral, counts.against, counts.total] : [0, 0, 0, 0];
  expect(kept).toEqual(await countedOneByOne(house.ctx, about));
}

describe('hiding a comment', () => {
  it('leaves its place with the reason, counts it out, and puts it back as it was', async () => {
    const about = subject();
    const comment = await commented(house.ctx, about);
    const other = await commented(house.ctx, about);
    await voteComment(house.ctx.as(personActor()), about, { comment, value: 1 });
    expect(await changeSight(house.ctx, comment.id, HIDDEN)).toEqual(IN_SIGHT);
    const { threads } = (await listDiscussion(house.ctx, about)).columns.for;
    expect(threads.map((thread) => [thread.comment.id, thread.comment.state])).toEqual([
      [other.id, 'shown'],
      [comment.id, 'hidden'],
    ]);
    await agrees(about);
    expect(await changeSight(house.ctx, comment.id, IN_SIGHT)).toEqual(HIDDEN);
    expect(await findComment(house.ctx, comment.id)).toMatchObject({ state: 'shown', because: [], body: comment.body });
    const back = (await listDiscussion(house.ctx, about)).columns.for.threads;
    expect(back.map((thread) => thread.comment.id)).toEqual([comment.id, other.id]);
    await agrees(about);
  });

  it('does not tell of it a second time, nor touch what its author withdrew', async () => {
    const about = subject();
    const author = personActor();
    const comment = await commented(house.ctx, about, { author });
    await changeSight(house.ctx, comment.id, HIDDEN);
    expect(await withdrawComment(house.ctx.as(author), comment.id)).toMatchObject({ code: 'comment-not-shown' });
    await changeSight(house.ctx, comment.id, IN_SIGHT);
    expect(told.filter((id) => id === comment.id)).toHaveLength(1);
    expect((await withdrawComment(house.ctx.as(author), comment.id)).ok).toBe(true);
    expect(await changeSight(house.ctx, comment.id, HIDDEN)).toBeNull();
    await agrees(about);
  });

  it('a reply too, also with nothing answered to it', async () => {
    const about = subject();
    const opener = await commented(house.ctx, about);
    const reply = await replied(house.ctx, about, opener.id);
    const further = await replied(house.ctx, about, opener.id);
    await changeSight(house.ctx, reply.id, HIDDEN);
    const [thread] = (await listDiscussion(house.ctx, about)).columns.for.threads;
    expect(thread?.replies.map(({ comment }) => [comment.id, comment.state])).toEqual([
      [reply.id, 'hidden'],
      [further.id, 'shown'],
    ]);
    expect(thread?.comment.tally.replies).toBe(1);
  });
});

describe('a comment that is held as it comes', () => {
  it('is counted and told of only when it is released', async () => {
    const about = subject();
    const author = personActor();
    const before = changes.reduce((sum, by) => sum + by, 0);
    const comment = await commented(house.ctx, about, { author, body: 'Mireu http://spam.example ara' });
    expect(comment).toMatchObject({ state: 'held', because: ['link'] });
    expect(told).not.toContain(comment.id);
    expect(changes.reduce((sum, by) => sum + by, 0)).toBe(before);
    expect((await listDiscussion(house.ctx, about)).columns.for.threads).toEqual([]);
    expect((await listDiscussion(house.ctx.as(author), about)).held.map(({ id }) => id)).toEqual([comment.id]);
    expect((await listDiscussion(house.ctx.as(personActor()), about)).held).toEqual([]);
    await agrees(about);
    await changeSight(house.ctx, comment.id, IN_SIGHT);
    expect(told.filter((id) => id === comment.id)).toHaveLength(1);
    await agrees(about);
  });

  it('is read by its author and the moderators of its process alone', async () => {
    const about = subject();
    const author = personActor();
    const comment = await commented(house.ctx, about, { author, body: 'http://spam.example' });
    const moderator = (processId: typeof about.processId | null) =>
      personActor({ roles: [{ role: 'moderator', processId }] });
    const readers = [author, moderator(null), moderator(about.processId), personActor({ roles: ['administrator'] })];
    for (const reader of readers) expect(mayReadHeld(reader, comment)).toBe(true);
    const others = [{ kind: 'visitor' } as const, personActor(), moderator(subject().processId)];
    for (const reader of others) expect(mayReadHeld(reader, comment)).toBe(false);
  });

  it('is held again when a link comes in by editing', async () => {
    const about = subject();
    const author = personActor();
    const comment = await commented(house.ctx, about, { author });
    const edited = await editComment(house.ctx.as(author), about, { id: comment.id, body: 'Ara: http://spam.example' });
    expect(edited).toMatchObject({ ok: true, value: { comment: { state: 'held', because: ['link'] } } });
    await agrees(about);
  });

  it('may be withdrawn, and goes when its author erases herself', async () => {
    const about = subject();
    const author = personActor();
    const [first, second] = [
      await commented(house.ctx, about, { author, body: 'http://one.example' }),
      await commented(house.ctx, about, { author, body: 'http://two.example' }),
    ];
    expect((await withdrawComment(house.ctx.as(author), first.id)).ok).toBe(true);
    await forgetPerson(house.ctx, { type: 'person-erasing', personId: author.personId });
    for (const { id } of [first, second])
      expect(await findComment(house.ctx, id)).toMatchObject({ state: 'withdrawn', body: '', because: [] });
    await agrees(about);
  });
});

it('a discussion goes out of exports with its subject, and comes back', async () => {
  const about = subject();
  const opener = await commented(house.ctx, about);
  await replied(house.ctx, about, opener.id);
  const exported = async () => {
    let total = 0;
    for await (const batch of exportBatches(house.ctx, about.processId)) total += batch.length;
    return total;
  };
  expect(await exported()).toBe(2);
  await hideDiscussion(house.ctx, about.kind, about.id, true);
  expect(await exported()).toBe(0);
  await hideDiscussion(house.ctx, about.kind, about.id, false);
  expect(await exported()).toBe(2);
});
