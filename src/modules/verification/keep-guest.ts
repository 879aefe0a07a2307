import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findGuestSession } from './guest-store.ts';
import { mergePeople } from './merge-people.ts';
import { rollAsVoter } from './roll-store.ts';
import { findVoter, updateVoter } from './voter-store.ts';

/** Somebody who took part as a guest has an account now, and keeps under it what she did. @param token of her guest session */
export async function keepGuest(
  ctx: Ctx,
  token: string | undefined,
): Promise<Result<void, 'sign-in-first' | 'guest-session-over' | 'verified-as-another'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person' || actor.limited) return refuse('sign-in-first');
  return ctx.transact(async (inside) => {
    const session = token ? await findGuestSession(inside, token) : undefined;
    const voter = session && (await findVoter(inside, { personId: session.personId }));
    if (!session || !voter) return refuse('guest-session-over');
    if (await findVoter(inside, { personId: actor.personId })) return refuse('verified-as-another');
    await mergePeople(inside, session.personId, actor.personId);
    await updateVoter(inside, voter.id, { person_id: actor.personId, return_hash: null });
    await rollAsVoter(inside, actor.personId, voter.id);
    return ok();
  });
}
