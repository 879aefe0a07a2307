import type { HoldFacts, HoldReason, HoldSettings } from './moderation.ts';

/** What is known of a post and of the account behind it. */
export interface PostFacts {
  /** Whole days since the account was opened; null where that is not known. */
  readonly accountDays: number | null;
  /** Of other posts that others can read; counted up to TRUSTED_AFTER. */
  readonly shownPosts: number;
  readonly links: number;
  readonly postsThisHour: number;
  /** Near-identical posts before it. */
  readonly ownAlike: number;
  readonly accountsAlike: number;
  /** It was public, and its words changed. */
  readonly edited: boolean;
}

/** An account with so many posts that others can read is past the suspicions of beginners. */
export const TRUSTED_AFTER = 3;
/** So many other accounts with the same words are no coincidence. */
const SEVERAL_ACCOUNTS = 2;

/** Why a post waits for a moderator, with the numbers that say so; no reasons: it does not wait. */
export function signalsOf(
  settings: HoldSettings,
  post: PostFacts,
): { readonly reasons: readonly HoldReason[]; readonly facts: HoldFacts } {
  const trusted = post.shownPosts >= TRUSTED_AFTER;
  const young = post.accountDays !== null && post.accountDays < settings.linkDays;
  const found: (readonly [HoldReason, boolean, HoldFacts])[] = [
    ['every-post', settings.mode === 'all', {}],
    ['first-post', settings.mode === 'first' && post.shownPosts === 0, {}],
    ['link', young && !trusted && post.links > 0, { links: post.links, ...daysOf(post) }],
    ['repeated', settings.alike && !trusted && post.ownAlike > 0, { own: post.ownAlike }],
    [
      'same-as-others',
      settings.alike && !trusted && post.accountsAlike >= SEVERAL_ACCOUNTS,
      { accounts: post.accountsAlike },
    ],
    [
      'rate',
      settings.hourly > 0 && !post.edited && post.postsThisHour > settings.hourly,
      { posts: post.postsThisHour },
    ],
  ];
  const held = found.filter(([, holds]) => holds);
  return {
    reasons: held.map(([reason]) => reason),
    facts: Object.assign({}, ...held.map(([, , facts]) => facts)) as HoldFacts,
  };
}

function daysOf({ accountDays }: PostFacts): HoldFacts {
  return accountDays === null ? {} : { days: accountDays };
}

const LINK =
  /\bhttps?:\/\/\S+|\bwww\.\S+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net|org|info|biz|xyz|top|ru|cn|io|shop|online|site|club)\b(?:\/\S*)?/giu;

/** Addresses of pages in a text, written out or not. */
export function linksIn(text: string): number {
  return [...text.matchAll(LINK)].length;
}
