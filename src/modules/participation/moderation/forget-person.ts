import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { closeCasesOf } from './cases-store.ts';

/** Subscribed to `person-erasing`: what of hers waits for a moderator needs no decision any more. */
export function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  return closeCasesOf(ctx, personId);
}
