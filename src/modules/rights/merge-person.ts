import type { PersonId } from '#kernel/ids.ts';
import { acceptTerms } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { deleteEntries, lastSayings, latestOf } from './consent-store.ts';
import { moveCorrectionRequests } from './correction-store.ts';
import { moveCorrections } from './keeping-store.ts';
import { recordConsent } from './record-consent.ts';

/**
 * Subscribed to `person-merging`: what a guest said yes or no to is said again in the ledger of her account, unless she
 * has said something of it there since. A line is chained to its person: it cannot be moved.
 */
export async function mergePerson(
  ctx: Ctx,
  { from, to }: { readonly from: PersonId; readonly to: PersonId },
): Promise<void> {
  for (const { consent, given, words, language, saidAt, at } of await lastSayings(ctx, from)) {
    const latest = await latestOf(ctx, to, consent);
    if (latest && latest.at >= at) continue;
    await recordConsent(ctx, to, { consent, given, words, language, saidAt });
    // Her account goes on from there: the line is written already, and not a second time.
    if (consent === 'terms') await acceptTerms(ctx, to, words, saidAt);
  }
  await deleteEntries(ctx, from);
  await moveCorrections(ctx, from, to);
  await moveCorrectionRequests(ctx, from, to);
}
