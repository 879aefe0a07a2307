import { createHash } from 'node:crypto';

/** What a form token is bound to: a digest of the session's cookie (never the token itself), or `visitor` before one signs in. */
export function sessionMark(cookies: string | undefined): string {
  const session = /(?:^|;\s*)(?:__Host-)?ateneu_(?:session|guest)=([^;]+)/.exec(cookies ?? '')?.[1];
  return session ? createHash('sha256').update(session).digest('base64url').slice(0, 22) : 'visitor';
}
