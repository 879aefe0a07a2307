import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { readCode, type ShortLink } from './short-link.ts';
import { findLink } from './store.ts';
import { countUse } from './uses-store.ts';

/**
 * Where a short address leads, and one more use on this day.
 * @param day of the city, YYYY-MM-DD; null where nobody follows it, but asks what it is
 */
export async function followLink(
  ctx: Ctx,
  typed: string,
  day: string | null,
): Promise<Result<ShortLink, 'link-not-found' | 'link-retired'>> {
  const link = await findLink(ctx, readCode(typed));
  if (!link) return refuse('link-not-found');
  if (link.retiredAt) return refuse('link-retired', { date: link.retiredAt });
  if (day !== null) await countUse(ctx, link.code, day);
  return ok(link);
}
