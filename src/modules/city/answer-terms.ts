import { ok, type Result, refuse } from '#kernel/result.ts';
import { acceptTerms } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { listPageVersions } from './store.ts';
import { questionOf, type Terms, type TermsQuestion, termsAmong } from './terms.ts';

export async function readTerms(ctx: Ctx): Promise<Terms> {
  return termsAmong(await listPageVersions(ctx, 'terms'), ctx.clock.now());
}

/** What whoever acts is asked about the terms; null: nothing. */
export async function termsQuestion(ctx: Ctx): Promise<TermsQuestion | null> {
  const { actor } = ctx;
  return actor.kind === 'person' ? questionOf(await readTerms(ctx), actor.acceptedTerms) : null;
}

/** Her yes to the version she was shown, from a page or, read out to her, at a desk. */
export async function answerTerms(
  ctx: Ctx,
  version: string,
): Promise<Result<void, 'sign-in-needed' | 'terms-changed-meanwhile'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const { inForce, coming } = await readTerms(ctx);
  if (version !== coming?.version && version !== inForce?.version) return refuse('terms-changed-meanwhile');
  await acceptTerms(ctx, actor.personId, version, actor.limited?.kind === 'assisted' ? 'desk' : 'terms');
  return ok();
}
