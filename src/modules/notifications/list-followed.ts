import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listFollows } from './follow-store.ts';
import { MOST_FOLLOWS, whoFollows } from './follow-thing.ts';
import { findThings, type NamedThing } from './named-things.ts';

/** What she follows, the newest first. */
export async function listFollowed(ctx: Ctx): Promise<Result<readonly NamedThing[], 'sign-in-first'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  return ok(await findThings(ctx, await listFollows(ctx, personId, MOST_FOLLOWS)));
}
