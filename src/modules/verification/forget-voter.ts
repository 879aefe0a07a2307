import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { letGo } from './voter-store.ts';

/**
 * Subscribed to `person-erasing`: of her verification stays the keyed hash of her document, without her, so that who
 * leaves and comes back does not take part twice.
 */
export async function forgetVoter(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  await letGo(ctx, personId);
}
