import type { TableDeclaration } from '#kernel/personal-data.ts';

const account = { purpose: 'account', legalBasis: 'public-task', retention: 'account' } as const;
const security = { purpose: 'security', legalBasis: 'legitimate-interest', retention: { days: 30 } } as const;
const factor = {
  purpose: 'security',
  legalBasis: 'legitimate-interest',
  retention: 'account',
  erase: 'delete-row',
} as const;
const membership = { ...account, purpose: 'participation', erase: 'delete-row' } as const;
/** Whoever does not answer in so many days is not waited for. */
const invitation = {
  purpose: 'participation',
  legalBasis: 'public-task',
  retention: { days: 90 },
  erase: 'delete-row',
} as const;
const ticket = {
  purpose: 'security',
  legalBasis: 'legitimate-interest',
  retention: { days: 1 },
  erase: 'delete-row',
} as const;

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'people',
    module: 'identity',
    subject: 'id',
    personal: {
      id: { ...account, erase: 'keep-without-name', exportAs: 'account', public: true },
      display_name: { ...account, purpose: 'participation', erase: 'clear', exportAs: 'display-name', public: true },
      email_sealed: { ...account, sealed: true, erase: 'clear', exportAs: 'email' },
      email_lookup: { ...account, erase: 'clear', exportAs: null },
      organisation_name: {
        ...account,
        purpose: 'representation',
        erase: 'clear',
        exportAs: 'organisation',
        public: true,
      },
      language: { ...account, erase: 'keep-without-name', exportAs: 'language' },
      district_id: {
        ...account,
        purpose: 'participation',
        legalBasis: 'consent',
        erase: 'clear',
        exportAs: 'district',
      },
      terms_version: { ...account, erase: 'clear', exportAs: 'terms-accepted' },
      created_at: { ...account, erase: 'keep-without-name', exportAs: 'account-since' },
      last_seen_on: { ...security, retention: 'account', erase: 'clear', exportAs: 'last-seen' },
      erased_at: { ...account, erase: 'keep-without-name', exportAs: null },
      imported_from: { ...account, purpose: 'participation', erase: 'clear', exportAs: null },
    },
    notPersonal: [],
  },
  {
    table: 'role_grants',
    module: 'identity',
    subject: 'person_id',
    personal: {
      person_id: { ...account, purpose: 'administration', erase: 'delete-row', exportAs: null, public: true },
      role: { ...account, purpose: 'administration', erase: 'delete-row', exportAs: 'role', public: true },
      process_id: {
        ...account,
        purpose: 'administration',
        erase: 'delete-row',
        exportAs: 'role-process',
        public: true,
      },
      granted_by: { ...account, purpose: 'administration', erase: 'clear', exportAs: null },
      granted_at: { ...account, purpose: 'administration', erase: 'delete-row', exportAs: 'role-since' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'process_members',
    module: 'identity',
    subject: 'person_id',
    personal: {
      person_id: { ...membership, exportAs: null },
      process_id: { ...membership, exportAs: 'member-of' },
      added_by: { ...membership, erase: 'clear', exportAs: null },
      added_at: { ...membership, exportAs: 'member-since' },
    },
    notPersonal: [],
  },
  {
    table: 'process_invitations',
    module: 'identity',
    subject: null,
    ages: 'invited_at',
    personal: {
      email_lookup: { ...invitation, exportAs: null },
      email_sealed: { ...invitation, sealed: true, exportAs: null },
      invited_by: { ...invitation, erase: 'clear', exportAs: null },
    },
    notPersonal: ['id', 'process_id', 'invited_at'],
  },
  {
    table: 'sessions',
    module: 'identity',
    subject: 'person_id',
    ages: 'seen_at',
    personal: {
      token_hash: { ...security, erase: 'delete-row', exportAs: null },
      person_id: { ...security, erase: 'delete-row', exportAs: null },
      device: { ...security, erase: 'delete-row', exportAs: 'session-device' },
      created_at: { ...security, erase: 'delete-row', exportAs: 'session-started' },
      seen_at: { ...security, erase: 'delete-row', exportAs: 'session-seen' },
      expires_at: { ...security, erase: 'delete-row', exportAs: 'session-ends' },
      proven_at: { ...security, erase: 'delete-row', exportAs: 'session-proven' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'passkeys',
    module: 'identity',
    subject: 'person_id',
    personal: {
      person_id: { ...factor, exportAs: null },
      credential_id: { ...factor, exportAs: 'passkey-number' },
      public_key: { ...factor, exportAs: null },
      counter: { ...factor, exportAs: null },
      transports: { ...factor, exportAs: 'passkey-ways' },
      backed_up: { ...factor, exportAs: 'passkey-backed-up' },
      name: { ...factor, exportAs: 'passkey-name' },
      created_at: { ...factor, exportAs: 'passkey-since' },
      used_at: { ...factor, exportAs: 'passkey-used' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'one_time_codes',
    module: 'identity',
    subject: 'person_id',
    personal: {
      person_id: { ...factor, exportAs: null },
      // The secret itself is not in the copy: whoever found the copy could prove herself with it.
      secret_sealed: { ...factor, sealed: true, exportAs: null },
      created_at: { ...factor, exportAs: 'app-since' },
      confirmed_at: { ...factor, exportAs: 'app-confirmed' },
    },
    notPersonal: ['last_step'],
  },
  {
    table: 'recovery_codes',
    module: 'identity',
    subject: 'person_id',
    personal: {
      person_id: { ...factor, exportAs: null },
      code_hash: { ...factor, exportAs: null },
      created_at: { ...factor, exportAs: 'recovery-since' },
      used_at: { ...factor, exportAs: 'recovery-used' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'passkey_challenges',
    module: 'identity',
    subject: 'person_id',
    personal: { person_id: { ...ticket, exportAs: null } },
    notPersonal: ['id', 'challenge', 'created_at'],
  },
  {
    table: 'provider_identities',
    module: 'identity',
    subject: 'person_id',
    personal: {
      person_id: { ...factor, exportAs: null },
      issuer: { ...factor, exportAs: 'provider' },
      subject_lookup: { ...factor, exportAs: null },
      linked_at: { ...factor, exportAs: 'provider-since' },
      used_at: { ...factor, exportAs: 'provider-used' },
    },
    notPersonal: ['id'],
  },
  {
    table: 'sign_in_tickets',
    module: 'identity',
    subject: null,
    personal: {
      email_lookup: { ...ticket, exportAs: null },
      email_sealed: { ...ticket, sealed: true, exportAs: null },
      code_hash: { ...ticket, exportAs: null },
      link_hash: { ...ticket, exportAs: null },
      language: { ...ticket, exportAs: null },
      next_path: { ...ticket, exportAs: null },
      for_person_id: { ...ticket, exportAs: null },
    },
    notPersonal: ['id', 'wrong_tries', 'created_at', 'expires_at', 'used_at'],
  },
];
