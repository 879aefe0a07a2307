import type { Ctx } from '#platform/ctx.ts';
import { type ParsedSearch, parseSearch } from '#platform/search/index.ts';

/** What was typed into the list's own search; undefined where there is nothing to look for. */
export async function wordsAsked(ctx: Ctx, typed: string): Promise<ParsedSearch | undefined> {
  const parsed = await parseSearch(ctx.db, typed, ctx.language);
  return parsed.empty ? undefined : parsed;
}
