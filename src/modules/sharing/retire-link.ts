import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { mayKeepLinks } from './policy.ts';
import { findLink, writeRetired } from './store.ts';

/**
 * Words that lead nowhere from now on and say so; they stay taken, so that nothing printed leads somewhere else one
 * day. They can be brought back. Codes of the house's own stay for ever.
 */
export async function retireLink(
  ctx: Ctx,
  code: string,
  does: 'retire' | 'bring-back',
): Promise<Result<void, 'administrators-only' | 'link-not-found'>> {
  if (!mayKeepLinks(ctx.actor)) return refuse('administrators-only');
  const link = await findLink(ctx, code);
  if (!link?.ownWords || link.code !== code) return refuse('link-not-found');
  return ctx.transact(async (inside) => {
    await writeRetired(inside, code, does === 'retire' ? inside.clock.now() : null);
    const act = does === 'retire' ? 'link-retired' : 'link-brought-back';
    await inside.noteAct({ act, subject: { kind: 'link', id: code } });
    return ok();
  });
}
