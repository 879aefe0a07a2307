import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import type { Comment } from './comment.ts';
import { findComment } from './store.ts';
import { commented, subject } from './testing.ts';
import { voteComment } from './vote-comment.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

async function tally({ id }: Comment): Promise<[number, number]> {
  const found = await findComment(house.ctx, id);
  return [found?.tally.up ?? -1, found?.tally.down ?? -1];
}

async function votesOf({ id }: Comment): Promise<[number, number]> {
  const { rows } = await sql<{ up: number; down: number }>`
    select count(*) filter (where value = 1) as up, count(*) filter (where value = -1) as down
    from comment_votes where comment_id = ${id}`.execute(house.db);
  return [rows[0]?.up ?? -1, rows[0]?.down ?? -1];
}

describe('voting on a comment', () => {
  it('useful, not useful, and neither any more', async () => {
    const about = subject();
    const comment = await commented(house.ctx, about);
    const her = house.ctx.as(personActor());
    const vote = (value: 1 | 0 | -1) => voteComment(her, about, { comment, value });
    expect(await vote(1)).toMatchObject({ value: { up: 1, down: 0, changed: true } });
    expect(await vote(1)).toMatchObject({ value: { up: 1, down: 0, changed: false } });
    expect(await vote(-1)).toMatchObject({ value: { up: 0, down: 1, changed: true } });
    expect(await vote(0)).toMatchObject({ value: { up: 0, down: 0, changed: true } });
    expect(await vote(0)).toMatchObject({ value: { up: 0, down: 0, changed: false } });
  });

  it('keeps the number exact when fifty people vote at the same time', async () => {
    const about = subject();
    const comment = await commented(house.ctx, about);
    const votes = Array.from({ length: 50 }, (_, i) => ({
      who: personActor(),
      value: i % 5 === 0 ? (-1 as const) : (1 as const),
    }));
    await Promise.all(votes.map(({ who, value }) => voteComment(house.ctx.as(who), about, { comment, value })));
    expect(await tally(comment)).toEqual([40, 10]);
    expect(await votesOf(comment)).toEqual([40, 10]);
  });

  it('stays exact while ten people change their minds all at once', async () => {
    const about = subject();
    const comment = await commented(house.ctx, about);
    const people = Array.from({ length: 10 }, () => house.ctx.as(personActor()));
    const values = [1, -1, 0, 1, 1, 0, -1, -1, 0, 1] as const;
    await Promise.all(
      people.flatMap((her, at) =>
        values.map((_, i) => voteComment(her, about, { comment, value: values[(i + at) % 10] ?? 0 })),
      ),
    );
    expect(await tally(comment)).toEqual(await votesOf(comment));
  });

  it('a visitor may not, nor its author, nor anyone once it is closed or withdrawn', async () => {
    const about = subject();
    const author = personActor();
    const comment = await commented(house.ctx, about, { author });
    const her = house.ctx.as(personActor());
    expect(await voteComment(house.ctx, about, { comment, value: 1 })).toMatchObject({ code: 'comment-sign-in' });
    expect(await voteComment(house.ctx.as(author), about, { comment, value: 1 })).toMatchObject({
      code: 'comment-own-vote',
    });
    const closed = { ...about, open: false };
    expect(await voteComment(her, closed, { comment, value: 1 })).toMatchObject({ code: 'comments-closed' });
    const gone = { ...comment, state: 'withdrawn' as const };
    expect(await voteComment(her, about, { comment: gone, value: 1 })).toMatchObject({ code: 'comment-not-shown' });
    const nowhere = { ...comment, id: testId<Comment['id']>(9) };
    expect(await voteComment(her, about, { comment: nowhere, value: 1 })).toMatchObject({ code: 'comment-not-found' });
    expect(await tally(comment)).toEqual([0, 0]);
  });
});
