import type { Language } from '#kernel/language.ts';
import type { AccountChanged, TermsAccepted } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { fingerprintOf } from './consent-chain.ts';
import { insertCorrection } from './keeping-store.ts';
import { recordConsent } from './record-consent.ts';

/** The words of a consent in a language, as they were shown. */
export type WordsShown = (language: Language, key: string) => string;

/** Subscribed to `terms-accepted`: the first line of everybody's ledger. */
export async function followTerms(ctx: Ctx, { personId, version, saidAt }: TermsAccepted): Promise<void> {
  await recordConsent(ctx, personId, { consent: 'terms', given: true, words: version, language: ctx.language, saidAt });
}

/**
 * Subscribed to `account-changed`: a correction is written down with who was told of it, so that copies follow; choosing
 * a district is a yes to its use, taking it out a no.
 *
 * @param told the modules that keep a copy of the column and heard of the change
 */
export async function followAccount(
  ctx: Ctx,
  { personId, columns, hasDistrict }: AccountChanged,
  words: WordsShown,
  told: (column: string) => readonly string[],
): Promise<void> {
  await insertCorrection(ctx, { personId, columns, told: [...new Set(columns.flatMap(told))] });
  if (!columns.includes('people.district_id')) return;
  await recordConsent(ctx, personId, {
    consent: 'district',
    given: hasDistrict,
    words: fingerprintOf(words(ctx.language, 'district')),
    language: ctx.language,
    saidAt: 'account',
  });
}
