import type { PersonId } from '#kernel/ids.ts';
import { type Refusal, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { EVERYBODY, type NotEligible, type TakingPart, whyNotEligible } from './taking-part.ts';
import { findStanding } from './voter-store.ts';

/** Why whoever acts may not take part on these terms; null when she may. A step without terms asks for an account alone. */
export async function whyNotTakePart(
  ctx: Ctx,
  terms: TakingPart = EVERYBODY,
): Promise<Refusal<NotEligible | 'sign-in-first'> | null> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-first');
  const { standing, guardianAge } = await findStanding(ctx, actor.personId);
  return whyNotEligible(terms, actor, standing, guardianAge);
}

/** The same of somebody whose paper form is entered: her signature stands for the level. */
export async function whyNotOnPaper(
  ctx: Ctx,
  terms: TakingPart,
  personId: PersonId,
): Promise<Refusal<NotEligible> | null> {
  const { standing, guardianAge } = await findStanding(ctx, personId);
  const signed = standing && { ...standing, level: 'strong' as const };
  return whyNotEligible(terms, {}, signed, guardianAge);
}
