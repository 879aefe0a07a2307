import type { PersonId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ConsentEntry, chainSaying, type Saying } from './consent-chain.ts';
import { insertEntry, lastEntry, latestOf, takeTurn } from './consent-store.ts';
import { consentOf } from './consents.ts';
import type { ConsentWithdrawn } from './events.ts';

/**
 * Writes down what a person said, once: the same answer to the same words adds no line. For code in which somebody says
 * yes or no; whoever acts must be she herself, or staff beside her (`saidAt: 'desk'`).
 */
export async function recordConsent(ctx: Ctx, personId: PersonId, saying: Saying): Promise<ConsentEntry | null> {
  return ctx.transact(async (inside) => {
    await takeTurn(inside, personId);
    const latest = await latestOf(inside, personId, saying.consent);
    if (latest ? latest.given === saying.given && latest.words === saying.words : !saying.given) return null;
    const entry = chainSaying(await lastEntry(inside, personId), personId, saying, inside.clock.now());
    await insertEntry(inside, entry);
    if (!saying.given)
      await inside.emit<ConsentWithdrawn>({ type: 'consent-withdrawn', personId, consent: saying.consent });
    return entry;
  });
}

/** Her own yes or no, from "Your data": holds from this moment on. */
export async function sayForMyself(
  ctx: Ctx,
  saying: Saying,
): Promise<Result<void, 'sign-in-needed' | 'terms-end-with-the-account'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  if (!saying.given && consentOf(saying.consent).withdrawn === 'with-the-account')
    return refuse('terms-end-with-the-account');
  await recordConsent(ctx, actor.personId, saying);
  return ok();
}
