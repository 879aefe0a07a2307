import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testPlatform } from '#platform/testing.ts';
import { addComment } from './add-comment.ts';
import { replyToComment } from './reply-to-comment.ts';
import { commented, countedOneByOne, subject, written } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('publishing what was written', () => {
  it('a form sent twelve times at once is one comment', async () => {
    const about = subject();
    const her = house.ctx.as(personActor());
    const form = { ...written(), side: 'for' as const };
    const sent = await Promise.all(Array.from({ length: 12 }, () => addComment(her, about, form)));
    const done = sent.flatMap((each) => (each.ok ? [each.value as { isNew: boolean; comment: { id: string } }] : []));
    expect(done).toHaveLength(12);
    expect(done.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(done.map(({ comment }) => comment.id)).size).toBe(1);
    expect(await countedOneByOne(house.ctx, about)).toEqual([1, 0, 0, 1]);
  });

  it('the same form id of somebody else is her own comment', async () => {
    const about = subject();
    const form = written();
    const one = await commented(house.ctx, about, form);
    const other = await commented(house.ctx, about, form);
    expect(other.id).not.toBe(one.id);
  });

  it('a reply sent again is the reply there is, not another comment of the same form', async () => {
    const about = subject();
    const opener = await commented(house.ctx, about);
    const her = house.ctx.as(personActor());
    const form = { ...written(), parentId: opener.id };
    await replyToComment(her, about, form);
    expect(await replyToComment(her, about, form)).toMatchObject({ ok: true, value: { isNew: false } });
    expect(await countedOneByOne(house.ctx, about)).toEqual([1, 0, 0, 2]);
  });

  it('is asked to wait after thirty in an hour', async () => {
    const author = personActor();
    const about = subject();
    for (let i = 0; i < 30; i++) await commented(house.ctx, about, { author });
    const refused = await addComment(house.ctx.as(author), about, { ...written(), side: 'for' });
    expect(refused).toMatchObject({ ok: false, code: 'comments-too-often' });
    expect(!refused.ok && Number(refused.details.minutes)).toBeGreaterThan(0);
  });
});
