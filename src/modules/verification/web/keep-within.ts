import type { MiddlewareHandler } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { noteAct } from '../act-for-resident.ts';

/** What belongs to an account alone. */
const OWN = /^\/(account|sign-out|verify)(\/|$)/;
/** Beside staff she takes part; her data, and whatever else is hers, she opens herself. */
const NOT_BESIDE = /^\/(account|your-data|manage|sign-in|sign-out|verify|guest|take-part|passkeys|moderation)(\/|$)/;

/**
 * Who acts for a time only stays where she may: a guest takes part, staff beside a resident too, and neither opens an
 * account. What staff send for a resident is written down, whatever the page.
 */
export function keepWithin(): MiddlewareHandler<Env> {
  return async (c, next) => {
    const { actor } = c.var.ctx;
    const limited = actor.kind === 'person' ? actor.limited : undefined;
    // As it was routed: a browser may write `/%61ccount`.
    const pathname = c.req.path;
    if (limited?.kind === 'guest' && OWN.test(pathname)) return c.redirect('/guest', 303);
    if (limited?.kind !== 'assisted') return next();
    if (NOT_BESIDE.test(pathname)) return c.redirect('/assist', 303);
    await next();
    const isTaken = c.req.method === 'POST' && c.res.status === 303 && !/^\/(assist|terms)(\/|$)/.test(pathname);
    if (isTaken) await noteAct(c.var.ctx, pathname);
    return undefined;
  };
}
