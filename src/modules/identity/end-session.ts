import type { SessionId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { deleteSessions } from './store.ts';

/** Ends this session, one of the person's others, or all her others. */
export async function endSession(
  ctx: Ctx,
  which: 'this' | 'others' | { id: SessionId },
): Promise<Result<{ ended: number }, 'sign-in-needed'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const sessions =
    which === 'this' ? { id: actor.sessionId } : which === 'others' ? { except: actor.sessionId } : which;
  return ok({ ended: await deleteSessions(ctx, actor.personId, sessions) });
}
