import type { Actor } from '#kernel/actor.ts';
import type { Ctx } from '#platform/ctx.ts';
import { SESSION_DAYS } from './sign-in.ts';
import { findSession, touchSession } from './store.ts';

const REFRESH_AFTER = 10 * 60_000;

/** Who holds this token; a visitor when nobody does. A session in use lives on; it is written at most every ten minutes. */
export async function recogniseSession(ctx: Ctx, token: string | undefined): Promise<Actor> {
  if (!token || token.length > 100) return { kind: 'visitor' };
  const found = await findSession(ctx, token);
  if (found?.actor.kind !== 'person') return { kind: 'visitor' };
  const now = ctx.clock.now().getTime();
  if (now - found.seenAt.getTime() > REFRESH_AFTER) {
    await touchSession(ctx, found.actor.sessionId, found.actor.personId, new Date(now + SESSION_DAYS * 86_400_000));
  }
  return found.actor;
}
