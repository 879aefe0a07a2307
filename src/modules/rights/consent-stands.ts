import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { latestOf, standingAfter, standingAmong } from './consent-store.ts';
import { type ConsentKey, consentOf, isConsent } from './consents.ts';

/**
 * Whether a person's last word on it was yes. Asked by the code that is about to use her data for it, at that moment:
 * nothing remembers the answer. Without a word from her, and where she limited its purpose, it does not stand.
 */
export async function consentStands(ctx: Ctx, personId: PersonId, consent: ConsentKey | string): Promise<boolean> {
  if (!isConsent(consent)) return false;
  if ((await ctx.personal.limited(consentOf(consent).purpose, [personId])).size > 0) return false;
  return (await latestOf(ctx, personId, consent))?.given === true;
}

/** The same of many people in two statements: those for whom it stands. */
export async function consentsStand(
  ctx: Ctx,
  people: readonly PersonId[],
  consent: ConsentKey,
): Promise<ReadonlySet<PersonId>> {
  if (people.length === 0) return new Set();
  const limited = await ctx.personal.limited(consentOf(consent).purpose, people);
  return new Set((await standingAmong(ctx, consent, people)).filter((id) => !limited.has(id)));
}

/** Everyone for whom it stands, in batches. */
export async function* everyoneWhoSaidYes(ctx: Ctx, consent: ConsentKey, size = 1000): AsyncGenerator<PersonId[]> {
  let after: PersonId | null = null;
  for (;;) {
    const batch: PersonId[] = await standingAfter(ctx, consent, after, size);
    if (batch.length === 0) return;
    const limited = await ctx.personal.limited(consentOf(consent).purpose, batch);
    yield batch.filter((id) => !limited.has(id));
    after = batch.at(-1) ?? null;
  }
}
