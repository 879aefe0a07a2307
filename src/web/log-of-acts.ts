import type { Context, MiddlewareHandler } from 'hono';
import { isStaff } from '#kernel/actor.ts';
import type { Env } from '#platform/http/env.ts';
import { logRequest } from '#platform/staff-acts.ts';

/**
 * Whatever is sent to the desk runs in one transaction, and what it did stands in the administration log of that
 * transaction: there is no act without its line, and no line without its act. A use case may say more (`ctx.noteAct`).
 */
export const logOfActs: MiddlewareHandler<Env> = async (c, next) => {
  const outside = c.var.ctx;
  const isDesk = c.req.method === 'POST' && c.req.path.startsWith('/manage/');
  if (!isDesk || !isStaff(outside.actor)) return next();
  try {
    await outside.transact(async (inside) => {
      c.set('ctx', inside);
      await next();
      if (c.error) throw new Undone();
      if (isDone(c)) await logRequest(inside, c.req.path);
    });
  } catch (fault) {
    // The page that says so is drawn already.
    if (!(fault instanceof Undone)) throw fault;
  } finally {
    c.set('ctx', outside);
  }
};

class Undone extends Error {}

/** A form that is done leads on (303); one that comes back, a preview, or a "no" on the next page did nothing. */
function isDone({ res }: Context<Env>): boolean {
  if (res.status !== 303) return false;
  const said = res.headers.getSetCookie().find((cookie) => cookie.startsWith('ateneu_said='));
  return !said || !decodeURIComponent(said).includes('"kind":"problem"');
}
