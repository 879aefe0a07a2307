import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetFollowsOf } from './merge-store.ts';

/** Subscribed to `person-erasing`: nobody follows her any more. What she followed herself goes with her rows. */
export function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  return forgetFollowsOf(ctx, personId);
}
