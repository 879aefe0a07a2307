import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Env } from '#platform/http/env.ts';
import { GUEST_MINUTES } from '../guest-store.ts';

/** Beside the session's own cookie: whoever signs in while she is a guest can still keep what she did. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-ateneu_guest' : 'ateneu_guest';
}

export function keepGuestCookie(c: Context<Env>, token: string): void {
  const secure = c.var.ctx.origin.startsWith('https:');
  const maxAge = GUEST_MINUTES * 60;
  setCookie(c, cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge });
}

export function dropGuestCookie(c: Context<Env>): void {
  const secure = c.var.ctx.origin.startsWith('https:');
  deleteCookie(c, cookieName(secure), { path: '/', secure });
}

/** The guest's token among the request's cookies. */
export function guestToken(c: Context, origin: string): string | undefined {
  return getCookie(c, cookieName(origin.startsWith('https:')));
}
