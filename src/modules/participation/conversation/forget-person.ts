import type { PersonErasing } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { forgetParticipant } from './vote-store.ts';

/**
 * Subscribed to `person-erasing`. What she answered stays in the map, under a number that leads to nobody; what she
 * flagged goes; her statements stay, without an author.
 */
export function forgetPerson(ctx: Ctx, { personId }: PersonErasing): Promise<void> {
  return forgetParticipant(ctx, personId);
}
