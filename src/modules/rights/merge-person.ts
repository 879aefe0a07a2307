import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { deleteEntries, lastSayings, latestOf } from './consent-store.ts';
import { moveCorrectionRequests } from './correction-store.ts';
import { moveCorrections } from './keeping-store.ts';
import { recordConsent } from './record-consent.ts';

/**
 * Subscribed to `person-merging`: what a guest said yes or no to is said again in the ledger of her account, where that
 * says nothing of it yet. A line is chained to its person: it cannot be moved.
 */
export async function mergePerson(
  ctx: Ctx,
  { from, to }: { readonly from: PersonId; readonly to: PersonId },
): Promise<void> {
  for (const { consent, given, words, language, saidAt } of await lastSayings(ctx, from)) {
    if (await latestOf(ctx, to, consent)) continue;
    await recordConsent(ctx, to, { consent, given, words, language, saidAt });
  }
  await deleteEntries(ctx, from);
  await moveCorrections(ctx, from, to);
  await moveCorrectionRequests(ctx, from, to);
}
