import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetHeld } from './store.ts';
import { forgetVotesOf } from './vote-store.ts';

/** Subscribed to `person-erasing`: what she found useful goes, the numbers stay; what nobody could read yet goes too. */
export async function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  await forgetHeld(ctx, personId);
  await forgetVotesOf(ctx, personId);
}
