import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';

const MODULE = 'verification';

/** That a person may take part, and how the city knows. */
const eligible = { purpose: 'participation', legalBasis: 'public-task', retention: 'account', erase: 'clear' } as const;
/** Stays without her name for so long that nobody takes part twice by leaving. */
const AFTER = { days: 400 } as const;
const staff = (exportAs: string | null): PersonalColumn => ({
  purpose: 'administration',
  legalBasis: 'legal-obligation',
  retention: 'public-record',
  erase: 'clear',
  exportAs,
});
const census = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: { days: 400 },
  erase: 'keep-without-name',
  exportAs: null,
} as const;
const letter = { ...census, retention: { days: 90 } } as const;
const helped = { purpose: 'assistance', legalBasis: 'public-task', retention: 'account', erase: 'delete-row' } as const;
const asked = {
  purpose: 'participation',
  legalBasis: 'consent',
  retention: { days: 400 },
  erase: 'delete-row',
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'voters',
    module: MODULE,
    subject: 'person_id',
    ages: { job: 'verification.forget-who-left' },
    personal: {
      person_id: { ...eligible, exportAs: null },
      document_hash: { ...eligible, retention: AFTER, erase: 'keep-without-name', exportAs: null },
      level: { ...eligible, erase: 'keep-without-name', exportAs: 'verified-level' },
      age_from: { ...eligible, exportAs: 'age-from' },
      district_id: { ...eligible, exportAs: 'district' },
      way: { ...eligible, erase: 'keep-without-name', exportAs: 'verified-by-way' },
      verified_at: { ...eligible, erase: 'keep-without-name', exportAs: 'verified-at' },
      verified_by: staff(null),
      return_hash: { ...eligible, exportAs: null },
      guardian_at: { ...eligible, exportAs: 'guardian-consented-at' },
      guardian_way: { ...eligible, exportAs: null },
      lapsed_at: { ...eligible, exportAs: null },
      left_at: { ...eligible, retention: AFTER, erase: 'keep-without-name', exportAs: null },
    },
    notPersonal: ['id'],
  },
  {
    table: 'participation_roll',
    module: MODULE,
    subject: 'person_id',
    ages: { job: 'verification.forget-who-left' },
    personal: {
      person_id: { ...eligible, exportAs: null },
      participant: { ...eligible, retention: AFTER, erase: 'keep-without-name', exportAs: null },
      step_id: { ...eligible, retention: AFTER, erase: 'keep-without-name', exportAs: 'took-part-in-step' },
      channel: { ...eligible, retention: AFTER, erase: 'keep-without-name', exportAs: 'took-part-through' },
      joined_at: { ...eligible, retention: AFTER, erase: 'keep-without-name', exportAs: 'took-part-at' },
    },
    notPersonal: [],
  },
  {
    table: 'verification_settings',
    module: MODULE,
    subject: null,
    personal: {},
    notPersonal: ['only_row', 'guardian_age', 'letter_days'],
  },
  {
    table: 'census_people',
    module: MODULE,
    subject: null,
    ages: { job: 'ateneu census' },
    personal: { document_hash: census, birth_check: census, age_from: census, district_id: census },
    notPersonal: ['level'],
  },
  {
    table: 'census_staging',
    module: MODULE,
    subject: null,
    ages: { job: 'ateneu census' },
    personal: { document_hash: census, birth_check: census, age_from: census, district_id: census, earlier: census },
    notPersonal: ['line', 'level'],
  },
  {
    table: 'census_loads',
    module: MODULE,
    subject: 'loaded_by',
    personal: { loaded_by: staff(null) },
    notPersonal: ['id', 'loaded_at', 'key_id', 'lines', 'added', 'changed', 'removed'],
  },
  {
    table: 'letter_batches',
    module: MODULE,
    subject: 'made_by',
    personal: { made_by: staff(null) },
    notPersonal: ['id', 'made_at', 'letters', 'expires_at', 'voided_at'],
  },
  {
    table: 'letter_codes',
    module: MODULE,
    subject: null,
    ages: { job: 'verification.forget-who-left' },
    personal: { code_hash: letter, document_hash: letter, age_from: letter, district_id: letter },
    notPersonal: ['id', 'batch_id', 'wrong_tries', 'expires_at', 'used_at'],
  },
  {
    table: 'verification_conflicts',
    module: MODULE,
    subject: 'claimant_id',
    ages: 'opened_at',
    personal: {
      claimant_id: { ...asked, legalBasis: 'public-task', exportAs: null },
      message: { ...asked, legalBasis: 'public-task', exportAs: 'message' },
      opened_at: { ...asked, legalBasis: 'public-task', exportAs: 'asked-at' },
      decision: { ...asked, legalBasis: 'public-task', exportAs: 'decision' },
      reason: { ...asked, legalBasis: 'public-task', exportAs: 'reason' },
      decided_at: { ...asked, legalBasis: 'public-task', exportAs: 'decided-at' },
      decided_by: staff(null),
    },
    notPersonal: ['id', 'voter_id', 'way'],
  },
  {
    table: 'guardian_requests',
    module: MODULE,
    subject: 'person_id',
    ages: 'asked_at',
    personal: {
      person_id: { ...asked, exportAs: null },
      link_hash: { ...asked, exportAs: null },
      asked_at: { ...asked, exportAs: 'asked-at' },
      answer: { ...asked, exportAs: 'guardian-answer' },
      answered_at: { ...asked, exportAs: 'answered-at' },
    },
    notPersonal: ['id', 'expires_at'],
  },
  {
    table: 'guest_sessions',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...helped, purpose: 'security', retention: { days: 1 }, exportAs: null },
      token_hash: { ...helped, purpose: 'security', retention: { days: 1 }, exportAs: null },
      created_at: { ...helped, purpose: 'security', retention: { days: 1 }, exportAs: 'session-started' },
      expires_at: { ...helped, purpose: 'security', retention: { days: 1 }, exportAs: 'session-ends' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'assistances',
    module: MODULE,
    subject: 'person_id',
    personal: {
      person_id: { ...helped, exportAs: null },
      staff_id: { ...helped, purpose: 'administration', exportAs: null },
      session_id: { ...helped, exportAs: null },
      place: { ...helped, exportAs: 'helped-where' },
      started_at: { ...helped, exportAs: 'helped-from' },
      ends_at: { ...helped, exportAs: null },
      ended_at: { ...helped, exportAs: 'helped-until' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'assisted_acts',
    module: MODULE,
    subject: null,
    personal: {
      at: { ...helped, erase: 'keep-without-name', exportAs: null },
      act: { ...helped, erase: 'keep-without-name', exportAs: null },
      path: { ...helped, erase: 'keep-without-name', exportAs: null },
    },
    notPersonal: ['id', 'assistance_id'],
  },
];
