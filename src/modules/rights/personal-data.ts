import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';

const SAID: PersonalColumn = {
  purpose: 'account',
  legalBasis: 'legal-obligation',
  retention: 'account',
  erase: 'delete-row',
  exportAs: null,
};

const CORRECTED: PersonalColumn = { ...SAID, retention: { days: 3 * 365 } };

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'consent_entries',
    module: 'rights',
    subject: 'person_id',
    personal: {
      person_id: SAID,
      consent: { ...SAID, exportAs: 'consent' },
      given: { ...SAID, exportAs: 'given' },
      words: { ...SAID, exportAs: 'words_shown' },
      language: { ...SAID, exportAs: 'language' },
      place: { ...SAID, exportAs: 'said_at_place' },
      at: { ...SAID, exportAs: 'when' },
      hash: { ...SAID, exportAs: 'chain_hash' },
    },
    notPersonal: ['seq', 'previous_hash'],
  },
  {
    table: 'corrections',
    module: 'rights',
    subject: 'person_id',
    personal: {
      person_id: CORRECTED,
      columns: { ...CORRECTED, exportAs: 'corrected' },
      told: { ...CORRECTED, exportAs: 'passed_on_to' },
      at: { ...CORRECTED, exportAs: 'when' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'correction_requests',
    module: 'rights',
    subject: 'person_id',
    ages: 'asked_at',
    personal: {
      person_id: CORRECTED,
      datum: { ...CORRECTED, exportAs: 'datum' },
      about: CORRECTED,
      wish: { ...CORRECTED, exportAs: 'wish' },
      asked_at: { ...CORRECTED, exportAs: 'asked_at' },
      decision: { ...CORRECTED, exportAs: 'decision' },
      reason: { ...CORRECTED, exportAs: 'reason' },
      decided_by: { ...CORRECTED, purpose: 'administration', exportAs: null },
      decided_at: { ...CORRECTED, exportAs: 'decided_at' },
    },
    notPersonal: ['id', 'due_at'],
  },
  {
    table: 'erasures',
    module: 'rights',
    subject: null,
    personal: {},
    notPersonal: ['id', 'person_id', 'at', 'tables'],
  },
  {
    table: 'retention_runs',
    module: 'rights',
    subject: null,
    personal: {},
    notPersonal: ['id', 'at', 'table_name', 'purposes', 'days', 'rows'],
  },
  {
    table: 'published_statistics',
    module: 'rights',
    subject: null,
    personal: {},
    notPersonal: ['at', 'counts', 'people'],
  },
];
