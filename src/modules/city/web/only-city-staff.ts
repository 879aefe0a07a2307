import type { Context } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { mayRunCity } from '../policy.ts';

/** The city's desk opens to its administrators; a visitor is asked to sign in. */
export function onlyCityStaff(c: Context<Env>): void {
  if (!mayRunCity(c.var.ctx.actor)) throw forbidden();
}
