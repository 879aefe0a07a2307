import type { Ctx } from '#platform/ctx.ts';
import { deleteExpired } from './store.ts';

/** Every night: sessions that ended and tickets older than a day are deleted. */
export async function forgetExpiredSignIns(ctx: Ctx): Promise<void> {
  await deleteExpired(ctx);
}
