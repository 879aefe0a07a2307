import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { writeFrequencies } from './choice-store.ts';
import { type Asked, sayOfLetters } from './choose-notices.ts';
import type { NoticeKind } from './notice.ts';
import { type Stopping, stoppingOf } from './stop-token.ts';

/**
 * Stops letters for whoever holds a link from one of them, signed in or not (RFC 8058): about one thing, or all of them.
 * A link can only stop: whoever finds it can do her no other harm.
 *
 * @param what left out: what the link says
 */
export async function stopLetters(
  ctx: Ctx,
  token: string,
  asked: Pick<Asked, 'words'>,
  what?: Stopping['what'],
): Promise<Result<Stopping, 'stop-link-unknown'>> {
  const stopping = stoppingOf(ctx, token);
  if (!stopping) return refuse('stop-link-unknown');
  const stopped = { ...stopping, what: what ?? stopping.what };
  return ctx.transact(async (inside) => {
    if (stopped.what === 'all') await sayOfLetters(inside, stopped.personId, false, { ...asked, saidAt: 'one-click' });
    else await writeFrequencies(inside, stopped.personId, { [stopped.what]: 'never' } as Record<NoticeKind, 'never'>);
    return ok(stopped);
  });
}
