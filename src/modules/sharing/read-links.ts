import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayKeepLinks } from './policy.ts';
import type { ShortLink } from './short-link.ts';
import { findLink, findLinks, formerWords, listWords } from './store.ts';
import { mostUsed, type UseCount, usesByDay, usesOf } from './uses-store.ts';

const PAGE = 30;
const MOST_USED = 20;
const NO_USE: UseCount = { all: 0, lately: 0 };

export interface CountedLink extends ShortLink {
  readonly uses: UseCount;
}

export interface LinksRead {
  readonly links: readonly CountedLink[];
  /** There are older ones. */
  readonly more: boolean;
  /** Codes of the house's own, by how often they were used lately. */
  readonly busiest: readonly CountedLink[];
}

/** @param since first day of "lately", of the city, YYYY-MM-DD */
export async function readLinks(
  ctx: Ctx,
  since: string,
  after?: Pick<ShortLink, 'code' | 'madeAt'>,
): Promise<Result<LinksRead, 'administrators-only'>> {
  if (!mayKeepLinks(ctx.actor)) return refuse('administrators-only');
  const [page, busy] = await Promise.all([listWords(ctx, { limit: PAGE + 1, after }), mostUsed(ctx, since, MOST_USED)]);
  const links = page.slice(0, PAGE);
  const uses = await usesOf(
    ctx,
    [...links, ...busy].map(({ code }) => code),
    since,
  );
  const counted = (link: ShortLink): CountedLink => ({ ...link, uses: uses.get(link.code) ?? NO_USE });
  const codes = (
    await findLinks(
      ctx,
      busy.map(({ code }) => code),
    )
  )
    .filter(({ ownWords }) => !ownWords)
    .map(counted);
  return ok({
    links: links.map(counted),
    more: page.length > PAGE,
    busiest: codes.sort((a, b) => b.uses.lately - a.uses.lately || (a.code < b.code ? -1 : 1)),
  });
}

export interface LinkRead extends CountedLink {
  readonly former: readonly string[];
  readonly days: readonly { readonly day: string; readonly uses: number }[];
}

/** One link with its figures. */
export async function readLink(
  ctx: Ctx,
  code: string,
  since: string,
): Promise<Result<LinkRead, 'administrators-only' | 'link-not-found'>> {
  if (!mayKeepLinks(ctx.actor)) return refuse('administrators-only');
  const link = await findLink(ctx, code);
  if (!link) return refuse('link-not-found');
  const [uses, former, days] = await Promise.all([
    usesOf(ctx, [link.code], since),
    formerWords(ctx, link.code),
    usesByDay(ctx, link.code, since),
  ]);
  return ok({ ...link, uses: uses.get(link.code) ?? NO_USE, former, days });
}
