import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import type { CommentAdded } from './events.ts';
import { replyToComment } from './reply-to-comment.ts';
import { findComment } from './store.ts';
import { commented, replied, subject, written } from './testing.ts';
import { withdrawComment } from './withdraw-comment.ts';

let house: TestPlatform;
const added: CommentAdded[] = [];

beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<CommentAdded>('comment-added', async (_, event) => void added.push(event));
});
afterAll(() => house.close());

describe('replying', () => {
  it('takes no side, stands in the thread, and tells whom it answers', async () => {
    const about = subject();
    const her = personActor();
    const opener = await commented(house.ctx, about, { author: her });
    const reply = await replied(house.ctx, about, opener.id);
    expect(reply).toMatchObject({ alignment: null, depth: 1, rootId: opener.id, parentId: opener.id });
    expect(added.at(-1)).toMatchObject({ parentId: opener.id, parentAuthorId: her.personId });
    expect((await findComment(house.ctx, opener.id))?.tally.replies).toBe(1);
  });

  it('goes four levels deep and no deeper', async () => {
    const about = subject();
    let last = await commented(house.ctx, about);
    for (const depth of [1, 2, 3]) {
      last = await replied(house.ctx, about, last.id);
      expect(last.depth).toBe(depth);
    }
    const her = house.ctx.as(personActor());
    expect(await replyToComment(her, about, { ...written(), parentId: last.id })).toMatchObject({
      code: 'comment-too-deep',
    });
  });

  it('counts every reply of a thread also when they come at the same time', async () => {
    const about = subject();
    const opener = await commented(house.ctx, about);
    await Promise.all(Array.from({ length: 20 }, () => replied(house.ctx, about, opener.id)));
    expect((await findComment(house.ctx, opener.id))?.tally.replies).toBe(20);
  });

  it('is refused to a visitor, to a stranger to the subject, and under what is not there', async () => {
    const [about, other] = [subject(), subject()];
    const opener = await commented(house.ctx, about);
    const her = house.ctx.as(personActor());
    const to = (parentId: typeof opener.id) => ({ ...written(), parentId });
    expect(await replyToComment(house.ctx, about, to(opener.id))).toMatchObject({ code: 'comment-sign-in' });
    expect(await replyToComment(her, other, to(opener.id))).toMatchObject({ code: 'comment-not-found' });
    expect(await replyToComment(her, about, to(testId(1)))).toMatchObject({ code: 'comment-not-found' });
    expect(await replyToComment(her, { ...about, open: false }, to(opener.id))).toMatchObject({
      code: 'comments-closed',
    });
    expect(await replyToComment(her, about, { ...to(opener.id), body: '' })).toMatchObject({ code: 'comment-empty' });
  });

  it('is refused under a comment that was withdrawn', async () => {
    const about = subject();
    const author = personActor();
    const opener = await commented(house.ctx, about, { author });
    await withdrawComment(house.ctx.as(author), opener.id);
    const refused = await replyToComment(house.ctx.as(personActor()), about, { ...written(), parentId: opener.id });
    expect(refused).toMatchObject({ code: 'comment-not-shown' });
  });
});
