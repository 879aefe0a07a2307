import type { Context } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { signInFirst } from '#platform/http/respond.ts';

/** Visitors sign in; whoever acts for a time only reads how to open an account, or ends the assistance. */
export function needAccount(c: Context<Env>, backTo?: string): Response {
  const { actor } = c.var.ctx;
  if (actor.kind !== 'person') return signInFirst(c, backTo);
  return c.redirect(actor.limited?.kind === 'assisted' ? '/assist' : '/guest', 303);
}
