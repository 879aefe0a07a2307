import type { Ctx } from '#platform/ctx.ts';
import { findSessionStart } from './store.ts';

/** For what cannot be undone, she must have signed in or proven herself within so many minutes: a borrowed phone is not enough. */
export const FRESH_MINUTES = 60;

/** Whether whoever acts signed in, or used a passkey or second factor, just now. */
export async function signedInJustNow(ctx: Ctx): Promise<boolean> {
  if (ctx.actor.kind !== 'person') return false;
  // A guest showed who she is for this hour alone; what staff do beside somebody is never so much her own.
  if (ctx.actor.limited) return ctx.actor.limited.kind === 'guest';
  const started = await findSessionStart(ctx, ctx.actor.sessionId);
  return started !== undefined && ctx.clock.now().getTime() - started.getTime() <= FRESH_MINUTES * 60_000;
}
