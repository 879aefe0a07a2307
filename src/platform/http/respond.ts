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

const HERE = 'http://here.invalid';
const LONGEST = 2000;

/**
 * Only a path of this site: a `next` from a form may not lead elsewhere. Read as browsers read it, who take `/\` for `//`
 * and leave out tabs and line ends.
 */
export function localPath(next: string | undefined, otherwise = '/'): string {
  if (!next?.startsWith('/') || next.length > LONGEST) return otherwise;
  const url = URL.parse(next, HERE);
  if (url?.origin !== HERE || url.pathname.startsWith('//')) return otherwise;
  return url.pathname + url.search + url.hash;
}

/** To the sign-in page and back to here afterwards. */
export function signInFirst(c: Context<Env>, backTo?: string): Response {
  return c.redirect(`/sign-in?next=${encodeURIComponent(backTo ?? c.var.url.pathname + c.var.url.search)}`, 303);
}
