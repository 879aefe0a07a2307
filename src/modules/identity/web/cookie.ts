import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '#platform/http/env.ts';
import { SESSION_DAYS } from '../sign-in.ts';

/** Over TLS the `__Host-` prefix ties the cookie to this host alone. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-ateneu_session' : 'ateneu_session';
}

const isSecure = (c: Context<Env>) => c.var.ctx.origin.startsWith('https:');

export function keepSession(c: Context<Env>, token: string): void {
  const secure = isSecure(c);
  setCookie(c, cookieName(secure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    maxAge: SESSION_DAYS * 86_400,
  });
}

export function dropSession(c: Context<Env>): void {
  const secure = isSecure(c);
  deleteCookie(c, cookieName(secure), { path: '/', secure });
}

/** The session's token among the request's cookies. */
export function sessionToken(c: Context, origin: string): string | undefined {
  return getCookie(c, cookieName(origin.startsWith('https:')));
}
