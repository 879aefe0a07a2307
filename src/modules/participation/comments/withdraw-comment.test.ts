import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import type { CommentsCounted } from './events.ts';
import { listDiscussion } from './list-discussion.ts';
import { findComment, findCounts } from './store.ts';
import { commented, countedOneByOne, replied, subject } from './testing.ts';
import { withdrawComment } from './withdraw-comment.ts';

let house: TestPlatform;
const counted: CommentsCounted[] = [];

beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<CommentsCounted>('comments-counted', async (_, event) => void counted.push(event));
});
afterAll(() => house.close());

describe('withdrawing a comment', () => {
  it('the words go for good, the place and the replies stay', async () => {
    const about = subject();
    const author = personActor();
    const opener = await commented(house.ctx, about, { author, body: 'Una paraula que penedeixo' });
    const reply = await replied(house.ctx, about, opener.id);
    expect((await withdrawComment(house.ctx.as(author), opener.id)).ok).toBe(true);
    expect(await findComment(house.ctx, opener.id)).toMatchObject({ state: 'withdrawn', body: '' });
    const { rows } =
      await sql`select from comments where search @@ 'penedeixo'::tsquery or body like '%penedeixo%'`.execute(house.db);
    expect(rows).toHaveLength(0);
    const [thread] = (await listDiscussion(house.ctx, about)).columns.for.threads;
    expect(thread?.comment.id).toBe(opener.id);
    expect(thread?.replies.map(({ comment }) => comment.id)).toEqual([reply.id]);
  });

  it('is counted out once, also when she asks five times at once', async () => {
    const about = subject();
    const author = personActor();
    const { id } = await commented(house.ctx, about, { author });
    await commented(house.ctx, about);
    const her = house.ctx.as(author);
    const asked = await Promise.all([1, 2, 3, 4, 5].map(() => withdrawComment(her, id)));
    expect(asked.every((each) => each.ok)).toBe(true);
    expect((await findCounts(house.ctx, about.kind, [about.id])).get(about.id)).toMatchObject({
      inFavour: 1,
      total: 1,
    });
    expect(await countedOneByOne(house.ctx, about)).toEqual([1, 0, 0, 1]);
    expect(counted.filter(({ changes }) => changes[0]?.subjectId === about.id && changes[0].by === -1)).toHaveLength(1);
  });

  it('leaves nothing on the page where nobody answered', async () => {
    const about = subject();
    const author = personActor();
    const opener = await commented(house.ctx, about, { author });
    const reply = await replied(house.ctx, about, opener.id, { author });
    await withdrawComment(house.ctx.as(author), reply.id);
    expect((await listDiscussion(house.ctx, about)).columns.for.threads[0]?.replies).toEqual([]);
    await withdrawComment(house.ctx.as(author), opener.id);
    expect((await listDiscussion(house.ctx, about)).columns.for.threads).toEqual([]);
  });

  it.each([
    ['a visitor', () => house.ctx],
    ['somebody else', () => house.ctx.as(personActor())],
    ['an administrator', () => house.ctx.as(personActor({ roles: ['administrator'] }))],
  ])('%s may not', async (_, ctx) => {
    const { id } = await commented(house.ctx, subject());
    expect(await withdrawComment(ctx(), id)).toMatchObject({ code: 'comment-only-author' });
  });
});
