import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personActor, type TestPlatform, testId, testPlatform } from '#platform/testing.ts';
import { editComment } from './edit-comment.ts';
import { findComment } from './store.ts';
import { commented, subject } from './testing.ts';

let house: TestPlatform;
beforeAll(async () => {
  house = await testPlatform();
});
afterAll(() => house.close());

describe('editing a comment', () => {
  it('changes the words for a quarter of an hour, and says so', async () => {
    const about = subject();
    const author = personActor();
    const { id } = await commented(house.ctx, about, { author });
    const her = house.ctx.as(author);
    expect(await editComment(her, about, { id, body: 'Hi ha ombra.' })).toMatchObject({
      ok: true,
      value: { changed: true },
    });
    expect(await findComment(house.ctx, id)).toMatchObject({ body: 'Hi ha ombra.', editedAt: house.clock.now() });
    expect(await editComment(her, about, { id, body: '' })).toMatchObject({ ok: false, code: 'comment-empty' });
    const before = house.clock.now();
    house.clock.set(new Date(before.getTime() + 15 * 60_000));
    expect(await editComment(her, about, { id, body: 'Massa tard' })).toMatchObject({ code: 'comment-edit-over' });
    house.clock.set(before);
  });

  it('the same words again are no change', async () => {
    const about = subject();
    const author = personActor();
    const { id, body } = await commented(house.ctx, about, { author });
    expect(await editComment(house.ctx.as(author), about, { id, body })).toMatchObject({ value: { changed: false } });
    expect((await findComment(house.ctx, id))?.editedAt).toBeNull();
  });

  it.each([
    ['a visitor', () => house.ctx],
    ['somebody else', () => house.ctx.as(personActor())],
    ['a moderator', () => house.ctx.as(personActor({ roles: ['moderator'] }))],
    ['an administrator', () => house.ctx.as(personActor({ roles: ['administrator'] }))],
  ])('%s may not', async (_, ctx) => {
    const about = subject();
    const { id } = await commented(house.ctx, about);
    expect(await editComment(ctx(), about, { id, body: 'Altres paraules' })).toMatchObject({
      code: 'comment-only-author',
    });
  });

  it('says that there is no such comment', async () => {
    expect(await editComment(house.ctx, subject(), { id: testId(5), body: 'Res' })).toMatchObject({
      code: 'comment-not-found',
    });
  });
});
