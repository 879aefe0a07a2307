import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetVotesOf } from './vote-store.ts';

/** Subscribed to `person-erasing`: what she found useful goes, the numbers stay. */
export function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  return forgetVotesOf(ctx, personId);
}
