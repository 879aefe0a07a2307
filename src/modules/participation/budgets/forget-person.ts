import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetVoter } from './ballot-store.ts';

/** Subscribed to `person-erasing`. Her ballot stays in the box, under a number that leads to nobody; her basket goes. */
export function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  return forgetVoter(ctx, personId);
}
