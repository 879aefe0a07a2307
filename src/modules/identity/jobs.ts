import type { Ctx } from '#platform/ctx.ts';
import { deleteOldChallenges } from './factor-store.ts';
import { deleteExpired } from './store.ts';

/** Every night: sessions that ended, and tickets and challenges older than a day, are deleted. */
export async function forgetExpiredSignIns(ctx: Ctx): Promise<void> {
  await deleteExpired(ctx);
  await deleteOldChallenges(ctx, new Date(ctx.clock.now().getTime() - 86_400_000));
}
