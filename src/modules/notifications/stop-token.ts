import { isId, type PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { NOTICE_KINDS, type NoticeKind } from './notice.ts';

/** What a link in a letter stops. It lives as long as the city's key: a letter of last year must still stop. */
export interface Stopping {
  readonly personId: PersonId;
  readonly what: NoticeKind | 'all';
}

const USE = 'stop-notices';

export function stopAddress(ctx: Ctx, { personId, what }: Stopping): string {
  return `${ctx.origin}/one-click/notices/${ctx.keys.signToken(USE, `${personId} ${what}`)}`;
}

/** Null: this city did not write it. */
export function stoppingOf(ctx: Ctx, token: string): Stopping | null {
  const [personId, what] = ctx.keys.verifyToken(USE, token)?.split(' ') ?? [];
  const known = what === 'all' ? what : NOTICE_KINDS.find((kind) => kind === what);
  return isId(personId) && known ? { personId: personId as PersonId, what: known } : null;
}
