import type { LegalBasis, Purpose } from '#kernel/personal-data.ts';

/** Each thing one says yes to by itself. `consents.<key>.title` and `.words` are what is shown; its fingerprint is kept. */
export const CONSENTS = ['terms', 'district', 'notices-by-email', 'newsletter', 'statistics'] as const;
export type ConsentKey = (typeof CONSENTS)[number];

export interface Consent {
  readonly key: ConsentKey;
  readonly purpose: Purpose;
  readonly legalBasis: LegalBasis;
  /** The columns (`table.column`) that are used under it. */
  readonly columns: readonly string[];
  /** `terms` ends with the account alone; the others with one press. */
  readonly withdrawn: 'at-once' | 'with-the-account';
  /** She says yes by filling something in elsewhere: there is nothing to press here. */
  readonly givenAt: string | null;
}

const CATALOGUE: Readonly<Record<ConsentKey, Omit<Consent, 'key'>>> = {
  terms: {
    purpose: 'account',
    legalBasis: 'contract',
    columns: ['people.terms_version'],
    withdrawn: 'with-the-account',
    givenAt: null,
  },
  district: {
    purpose: 'participation',
    legalBasis: 'consent',
    columns: ['people.district_id'],
    withdrawn: 'at-once',
    givenAt: '/account',
  },
  'notices-by-email': {
    purpose: 'notices',
    legalBasis: 'consent',
    columns: ['people.email_sealed', 'people.language'],
    withdrawn: 'at-once',
    givenAt: null,
  },
  newsletter: {
    purpose: 'notices',
    legalBasis: 'consent',
    columns: ['people.email_sealed', 'people.language'],
    withdrawn: 'at-once',
    givenAt: null,
  },
  statistics: {
    purpose: 'statistics',
    legalBasis: 'consent',
    columns: ['people.district_id'],
    withdrawn: 'at-once',
    givenAt: null,
  },
};

export function consentOf(key: ConsentKey): Consent {
  return { key, ...CATALOGUE[key] };
}

export function isConsent(key: string): key is ConsentKey {
  return (CONSENTS as readonly string[]).includes(key);
}
