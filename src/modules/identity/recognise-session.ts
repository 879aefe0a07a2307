import type { Actor } from '#kernel/actor.ts';
import type { Ctx } from '#platform/ctx.ts';
import { SESSION_DAYS } from './sign-in.ts';
import { findSession, touchSession } from './store.ts';

const REFRESH_AFTER = 10 * 60_000;

/**
 * Who holds this token; a visitor when nobody does. A session in use lives on; it is written at most every ten minutes.
 *
 * @param rolesNeedProof whether a role holds only in a session in which a passkey or second factor was used: everywhere
 * but in the demo city
 */
export async function recogniseSession(
  ctx: Ctx,
  token: string | undefined,
  { rolesNeedProof }: { readonly rolesNeedProof: boolean },
): Promise<Actor> {
  if (!token || token.length > 100) return { kind: 'visitor' };
  const found = await findSession(ctx, token);
  if (!found) return { kind: 'visitor' };
  const { actor, isProven } = found;
  const now = ctx.clock.now().getTime();
  if (now - found.seenAt.getTime() > REFRESH_AFTER) {
    await touchSession(ctx, actor.sessionId, actor.personId, new Date(now + SESSION_DAYS * 86_400_000));
  }
  const waits = rolesNeedProof && !isProven && actor.roles.length > 0;
  return waits ? { ...actor, roles: [], heldBack: actor.roles } : actor;
}
