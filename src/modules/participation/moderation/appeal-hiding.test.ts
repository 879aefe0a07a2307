import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appealHiding } from './appeal-hiding.ts';
import { hidden, type Moderated, moderatedHouse, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

const WORDS = 'Era una broma amb els meus amics, no un insult.';

describe('an appeal', () => {
  it('is written once, by the author alone, against what is hidden', async () => {
    const { author, comment } = await hidden(city);
    const asked = { subject: comment.ref, words: WORDS };
    for (const other of [city.house.ctx, (await city.house.enter()).ctx, city.one.ctx])
      expect(await appealHiding(other, asked)).toMatchObject({ code: 'appeal-nothing-hidden' });
    expect(await appealHiding(author.ctx, { ...asked, words: ' No. ' })).toMatchObject({ code: 'appeal-too-short' });
    expect(await appealHiding(author.ctx, { ...asked, words: 'a'.repeat(2001) })).toMatchObject({
      code: 'words-too-long',
    });
    expect((await appealHiding(author.ctx, asked)).ok).toBe(true);
    expect(await appealHiding(author.ctx, asked)).toMatchObject({ code: 'appeal-twice' });
  });

  it('is about something hidden', async () => {
    const author = await city.house.enter();
    const { ref: subject } = await say(city, author);
    expect(await appealHiding(author.ctx, { subject, words: WORDS })).toMatchObject({ code: 'appeal-nothing-hidden' });
  });
});
