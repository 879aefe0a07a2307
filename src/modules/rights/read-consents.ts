import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { brokenAt, type ConsentEntry } from './consent-chain.ts';
import { entriesOf } from './consent-store.ts';
import { CONSENTS, type Consent, consentOf, isConsent } from './consents.ts';

/** One consent as it stands with a person. */
export interface StandingConsent {
  readonly consent: Consent;
  /** null: she never said anything about it. */
  readonly last: ConsentEntry | null;
}

export interface ConsentsHeld {
  readonly standing: readonly StandingConsent[];
  /** Every line about something that is still asked, oldest first. */
  readonly entries: readonly ConsentEntry[];
  /** The first line that does not follow from the one before it: somebody changed it. */
  readonly brokenAt: number | null;
}

/** What the person who asks said yes and no to. Reading it is written down as her own reading. */
export async function readConsents(ctx: Ctx): Promise<Result<ConsentsHeld, 'sign-in-needed'>> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return refuse('sign-in-needed');
  const reading = {
    subjects: [actor.personId],
    columns: ['consent_entries.consent', 'consent_entries.given', 'consent_entries.at'],
    purpose: 'account',
  } as const;
  const entries = await ctx.personal.read(reading, (inside) => entriesOf(inside, actor.personId));
  const last = (key: string) => entries.findLast(({ consent }) => consent === key) ?? null;
  const standing = CONSENTS.map((key) => ({ consent: consentOf(key), last: last(key) }));
  return ok({ standing, entries: entries.filter(({ consent }) => isConsent(consent)), brokenAt: brokenAt(entries) });
}
