import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appealHiding } from './appeal-hiding.ts';
import { readOwn, readOwnThing } from './read-own.ts';
import { hidden, type Moderated, moderatedHouse, report, say } from './testing.ts';

let city: Moderated;
beforeAll(async () => {
  city = await moderatedHouse();
});
afterAll(() => city.house.close());

describe('one’s own page', () => {
  it('shows what of hers was hidden and why, and lets her appeal once', async () => {
    const { author, comment } = await hidden(city, 'spam', 'És publicitat.');
    expect(await readOwn(city.house.ctx)).toMatchObject({ code: 'sign-in-needed' });
    expect(await readOwn(author.ctx)).toMatchObject({
      value: { things: [{ thing: { id: comment.id }, hidings: [{ reason: 'spam', words: 'És publicitat.' }] }] },
    });
    expect(await readOwnThing(author.ctx, comment.ref)).toMatchObject({ value: { mayAppeal: true, appeal: null } });
    await appealHiding(author.ctx, { subject: comment.ref, words: 'No venc res, és el web de l’escola.' });
    expect(await readOwnThing(author.ctx, comment.ref)).toMatchObject({
      value: { mayAppeal: false, appeal: { words: 'No venc res, és el web de l’escola.' } },
    });
    for (const other of [city.one.ctx, (await city.house.enter()).ctx, city.house.ctx])
      expect(await readOwnThing(other, comment.ref)).toMatchObject({ code: 'moderation-not-there' });
  });

  it('tells a reporter what came of it, not what it said', async () => {
    const author = await city.house.enter();
    const comment = await say(city, author);
    const reporter = await report(city, comment.ref);
    expect(await readOwn(reporter.ctx)).toMatchObject({
      value: { things: [], reports: [{ report: { outcome: null } }] },
    });
    expect(await readOwn(author.ctx)).toMatchObject({ value: { things: [], reports: [] } });
  });
});
