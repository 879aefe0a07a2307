import type { MiddlewareHandler } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { formDataOf } from '#platform/http/form.ts';
import { forbidden } from '#platform/http/page-not-found.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A form posted from another site is refused: by Sec-Fetch-Site where the browser sends it, else by Origin,
 * else (old phones send neither) by the signed token in the form. One of the three must say yes.
 *
 * @param tokenIsOurs whether the `csrf` field was signed for this session
 */
export function originCheck(
  origin: string,
  tokenIsOurs: (token: string, session: string) => boolean,
  sessionOf: (cookies: string | undefined) => string,
): MiddlewareHandler<Env> {
  return async (c, next) => {
    if (READING.has(c.req.method) || c.req.path.startsWith('/one-click/')) return next();
    const site = c.req.header('sec-fetch-site');
    if (site === 'same-origin') return next();
    const from = c.req.header('origin');
    if (site === undefined && (from === origin || from === c.var.url.origin)) return next();
    if (site === undefined && from === undefined) {
      const form = await formDataOf(c);
      const token = form.get('csrf');
      if (typeof token === 'string' && tokenIsOurs(token, sessionOf(c.req.header('cookie')))) return next();
    }
    throw forbidden();
  };
}
