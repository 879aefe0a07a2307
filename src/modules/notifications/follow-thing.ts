import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countFollows, deleteFollow, insertFollow } from './follow-store.ts';
import { findThing } from './named-things.ts';
import type { Thing } from './notice.ts';

/** Nobody reads of more, and nobody may make a list of everything. */
export const MOST_FOLLOWS = 500;

type Refused = 'sign-in-first' | 'nothing-to-follow' | 'follows-enough';

/** Somebody with an account is told from now on what happens with a thing; twice is as good as once. */
export async function followThing(ctx: Ctx, thing: Thing): Promise<Result<void, Refused>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  if (!(await findThing(ctx, thing))) return refuse('nothing-to-follow');
  return ctx.transact(async (inside) => {
    if ((await countFollows(inside, personId)) >= MOST_FOLLOWS) return refuse('follows-enough', { most: MOST_FOLLOWS });
    await insertFollow(inside, personId, thing);
    return ok();
  });
}

export async function unfollowThing(ctx: Ctx, thing: Thing): Promise<Result<void, 'sign-in-first'>> {
  const personId = whoFollows(ctx);
  if (personId === null) return refuse('sign-in-first');
  await deleteFollow(ctx, personId, thing);
  return ok();
}

/** Who acts for a time only has no account to be told through. */
export function whoFollows({ actor }: Ctx): PersonId | null {
  return actor.kind === 'person' && !actor.limited ? actor.personId : null;
}
