import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refuse } from '#kernel/result.ts';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addComment } from './add-comment.ts';
import type { CommentAdded, CommentsCounted } from './events.ts';
import { findCounts } from './store.ts';
import { commented, subject, written } from './testing.ts';

let house: TestPlatform;
const added: CommentAdded[] = [];
const counted: CommentsCounted[] = [];

beforeAll(async () => {
  house = await testPlatform();
  house.platform.subscribe<CommentAdded>('comment-added', async (_, event) => void added.push(event));
  house.platform.subscribe<CommentsCounted>('comments-counted', async (_, event) => void counted.push(event));
});
afterAll(() => house.close());

describe('adding a comment', () => {
  it('a visitor may read but not argue', async () => {
    const refused = await addComment(house.ctx, subject(), { ...written(), side: 'for' });
    expect(refused).toMatchObject({ ok: false, code: 'comment-sign-in' });
  });

  it('takes a side, counts it, and tells of it', async () => {
    const about = subject();
    const her = personActor();
    const comment = await commented(house.ctx, about, { author: her, side: 'against', body: '  És car.  ' });
    expect(comment).toMatchObject({ alignment: -1, depth: 0, rootId: comment.id, body: 'És car.', state: 'shown' });
    expect((await findCounts(house.ctx, about.kind, [about.id])).get(about.id)).toEqual({
      inFavour: 0,
      neutral: 0,
      against: 1,
      total: 1,
    });
    expect(added.at(-1)).toMatchObject({
      commentId: comment.id,
      subjectId: about.id,
      authorId: her.personId,
      parentId: null,
    });
    expect(counted.at(-1)?.changes).toEqual([{ subjectId: about.id, by: 1 }]);
  });

  it('knows no sides where the subject has none', async () => {
    const comment = await commented(house.ctx, subject({ alignment: false }), { side: 'against' });
    expect(comment.alignment).toBe(0);
  });

  it('is refused for the reason the subject gives while it is not open', async () => {
    const her = house.ctx.as(personActor());
    const closed = await addComment(her, subject({ open: false }), { ...written(), side: 'for' });
    expect(closed).toMatchObject({ ok: false, code: 'comments-closed' });
    const why = subject({ open: false, refusal: refuse('step-over', { date: new Date(0) }) });
    expect(await addComment(her, why, { ...written(), side: 'for' })).toMatchObject({ ok: false, code: 'step-over' });
  });

  it('is neither empty nor longer than allowed', async () => {
    const her = house.ctx.as(personActor());
    const say = (body: string, maxLength?: number) =>
      addComment(her, subject(maxLength ? { maxLength } : {}), { ...written({ body }), side: 'for' });
    expect(await say(' \n ')).toMatchObject({ ok: false, code: 'comment-empty' });
    expect(await say('a'.repeat(1001))).toMatchObject({ ok: false, code: 'comment-too-long', details: { max: 1000 } });
    expect(await say('🌳'.repeat(1000))).toMatchObject({ ok: true });
    expect(await say('a'.repeat(21), 20)).toMatchObject({ ok: false, code: 'comment-too-long' });
  });

  it('keeps the counts exact when fifty people argue at the same time', async () => {
    const about = subject();
    const sides = ['for', 'against', 'neutral'] as const;
    await Promise.all(
      Array.from({ length: 50 }, (_, i) => commented(house.ctx, about, { side: sides[i % 3] ?? 'for' })),
    );
    const counts = (await findCounts(house.ctx, about.kind, [about.id])).get(about.id);
    expect(counts).toEqual({ inFavour: 17, neutral: 16, against: 17, total: 50 });
  });
});
