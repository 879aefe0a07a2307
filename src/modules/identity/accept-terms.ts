import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { TermsAccepted } from './events.ts';
import { findPerson, updatePerson } from './store.ts';

/**
 * Somebody said yes to a version of the terms. Whoever acts must be she herself, or staff beside her (`saidAt: 'desk'`):
 * the caller's to ask.
 */
export async function acceptTerms(ctx: Ctx, personId: PersonId, version: string, saidAt: string): Promise<void> {
  await ctx.transact(async (inside) => {
    await updatePerson(inside, personId, { terms_version: version });
    await inside.emit<TermsAccepted>({ type: 'terms-accepted', personId, version, saidAt });
  });
}

/** The version she accepted last; null: none. */
export async function acceptedTerms(ctx: Ctx, personId: PersonId): Promise<string | null> {
  return (await findPerson(ctx, personId))?.terms_version ?? null;
}
