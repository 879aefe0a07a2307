import { describe, expect, it } from 'vitest';
import { NOTHING_HELD, USUAL_SETTINGS } from './moderation.ts';
import { linksIn, type PostFacts, signalsOf } from './signals.ts';

const BEGINNER: PostFacts = {
  accountDays: 0,
  shownPosts: 1,
  links: 0,
  postsThisHour: 1,
  ownAlike: 0,
  accountsAlike: 0,
  edited: false,
};
const reasons = (post: Partial<PostFacts>, settings = USUAL_SETTINGS) =>
  signalsOf(settings, { ...BEGINNER, ...post }).reasons;

describe('why a post waits', () => {
  it.each([
    ['nothing', {}, []],
    ['the first of an account', { shownPosts: 0 }, ['first-post']],
    ['a link of a young account', { links: 2 }, ['link']],
    ['a link of an old account', { links: 2, accountDays: 7 }, []],
    ['a link of an account of unknown age', { links: 2, accountDays: null }, []],
    ['a link of a young account that others know', { links: 2, shownPosts: 3 }, []],
    ['the same once more', { ownAlike: 1 }, ['repeated']],
    ['what one other wrote', { accountsAlike: 1 }, []],
    ['what two others wrote', { accountsAlike: 2 }, ['same-as-others']],
    ['what two others wrote, by somebody others know', { accountsAlike: 2, shownPosts: 3 }, []],
    ['the sixteenth in an hour, whoever she is', { postsThisHour: 16, shownPosts: 3 }, ['rate']],
    ['an edit after many posts', { postsThisHour: 16, edited: true }, []],
    [
      'everything at once',
      { shownPosts: 0, links: 1, ownAlike: 1, accountsAlike: 2, postsThisHour: 99 },
      ['first-post', 'link', 'repeated', 'same-as-others', 'rate'],
    ],
  ] as const)('%s', (_, post, expected) => {
    expect(reasons(post)).toEqual(expected);
  });

  it('every post where everything is read first, of whoever others know too', () => {
    expect(reasons({ shownPosts: 3 }, { ...NOTHING_HELD, mode: 'all' })).toEqual(['every-post']);
  });

  it('nothing where nothing is held', () => {
    expect(
      reasons({ shownPosts: 0, links: 9, ownAlike: 9, accountsAlike: 9, postsThisHour: 999 }, NOTHING_HELD),
    ).toEqual([]);
  });

  it('the numbers are those that counted', () => {
    expect(signalsOf(USUAL_SETTINGS, { ...BEGINNER, links: 2, accountDays: 3, ownAlike: 0 }).facts).toEqual({
      links: 2,
      days: 3,
    });
  });
});

it.each([
  ['Mireu https://a.example/x?y=1 i http://b.example.', 2],
  ['a www.barat.example', 1],
  ['visiteu barat-ara.xyz/promo avui', 1],
  ['El carrer. No hi ha res.Tampoc aquí', 0],
  ['Escriviu a la meva adreça', 0],
  ['', 0],
])('links in "%s": %d', (text, links) => {
  expect(linksIn(text)).toBe(links);
});
