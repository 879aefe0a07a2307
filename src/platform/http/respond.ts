import type { Context } from 'hono';
import { setCookie } from 'hono/cookie';
import type { Env } from './env.ts';

/** After a form is done: see the result at its own address, with a sentence shown once there (key of the reader's words). */
export function seeOther(
  c: Context<Env>,
  path: string,
  said?: { key: string; kind?: 'done' | 'problem'; blanks?: Record<string, string | number> },
): Response {
  if (said) {
    const flash = JSON.stringify({ kind: said.kind ?? 'done', key: said.key, blanks: said.blanks ?? {} });
    setCookie(c, 'ateneu_said', flash, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      maxAge: 60,
      secure: c.var.ctx.origin.startsWith('https:'),
    });
  }
  return c.redirect(path, 303);
}

/** Only a path of this site: a `next` from a form may not lead elsewhere. */
export function localPath(next: string | undefined, otherwise = '/'): string {
  if (!next?.startsWith('/') || next.startsWith('//') || next.includes('\\')) return otherwise;
  return next;
}

/** To the sign-in page and back to here afterwards. */
export function signInFirst(c: Context<Env>, backTo?: string): Response {
  return c.redirect(`/sign-in?next=${encodeURIComponent(backTo ?? c.var.url.pathname + c.var.url.search)}`, 303);
}
