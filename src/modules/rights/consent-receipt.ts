import type { Language } from '#kernel/language.ts';
import type { TableDeclaration } from '#kernel/personal-data.ts';
import type { ConsentEntry } from './consent-chain.ts';
import { type Consent, consentOf } from './consents.ts';

export interface ReceiptWords {
  readonly title: string;
  /** The sentence she said yes or no to. */
  readonly asked: string;
  readonly purpose: string;
}

export interface Controller {
  readonly name: string;
  readonly email: string | null;
  readonly address: string | null;
  /** Absolute address of the site. */
  readonly site: string;
}

/**
 * A consent receipt with the fields of ISO/IEC TS 27560:2023 (consent record information structure), whose terms follow
 * the W3C Data Privacy Vocabulary (https://w3id.org/dpv). `proof` is ours: the place in her own chain of sayings.
 */
export function consentReceipt(
  entry: ConsentEntry,
  about: { controller: Controller; words: ReceiptWords; language: Language; declared: readonly TableDeclaration[] },
) {
  const consent = consentOf(entry.consent);
  return {
    schema_version: 'ISO/IEC TS 27560:2023',
    record_id: `${entry.personId}/${entry.seq}`,
    pii_principal_id: entry.personId,
    pii_processing: [
      {
        privacy_notice: `${about.controller.site}/privacy/register`,
        language: entry.language,
        purpose: about.words.title,
        purpose_type: consent.purpose,
        purpose_description: about.words.purpose,
        lawful_basis: consent.legalBasis,
        pii_information: consent.columns.map((place) => piiOf(place, about.declared)),
        pii_controllers: [about.controller.name],
        collection_method: entry.saidAt,
        withdrawal_method: withdrawal(consent, about.controller.site),
        privacy_rights: ['access', 'rectification', 'erasure', 'restriction', 'objection', 'portability'],
        jurisdiction: 'EU',
        recipient_third_parties: [],
      },
    ],
    parties: [{ party_id: about.controller.site, party_role: 'pii controller', ...partyOf(about.controller) }],
    events: [
      {
        event_time: entry.at.toISOString(),
        event_type: consent.legalBasis === 'consent' ? 'explicit consent' : 'agreement',
        event_state: entry.given ? 'consent given' : 'consent withdrawn',
        entity_id: entry.personId,
        words_shown: about.words.asked,
        words_fingerprint: entry.words,
      },
    ],
    proof: { seq: entry.seq, previous_hash: entry.previousHash, hash: entry.hash, algorithm: 'SHA-256 over RFC 8785' },
  };
}

export type ConsentReceipt = ReturnType<typeof consentReceipt>;

function piiOf(place: string, declared: readonly TableDeclaration[]) {
  const [table = '', column = ''] = place.split('.');
  const found = declared.find((one) => one.table === table)?.personal[column];
  const retention = found?.retention ?? 'account';
  return {
    pii_type: place,
    pii_optional: true,
    sensitive_pii: false,
    retention_period: typeof retention === 'string' ? retention : `P${retention.days}D`,
    encrypted: found?.sealed === true,
  };
}

function withdrawal(consent: Consent, site: string): string {
  return consent.withdrawn === 'at-once' ? `${site}/your-data#consents` : `${site}/your-data/erase`;
}

function partyOf({ name, email, address }: Controller) {
  return { party_name: name, party_email: email, party_address: address };
}
