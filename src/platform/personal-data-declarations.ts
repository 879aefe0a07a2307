import type { PersonalColumn, TableDeclaration } from '#kernel/personal-data.ts';
import { searchPersonalData } from './search/personal-data.ts';

const ACCESS_LOG: PersonalColumn = {
  purpose: 'security',
  legalBasis: 'legal-obligation',
  retention: { days: 3 * 365 },
  erase: 'keep-without-name',
  exportAs: null,
};

/** Who among the staff did it: written down because the act is official. */
const OFFICIAL: PersonalColumn = {
  purpose: 'administration',
  legalBasis: 'legal-obligation',
  retention: 'public-record',
  erase: 'keep-without-name',
  exportAs: null,
};

const MAIL: PersonalColumn = {
  purpose: 'notices',
  legalBasis: 'public-task',
  retention: { days: 30 },
  erase: 'delete-row',
  exportAs: null,
};

const LIMIT: PersonalColumn = {
  purpose: 'account',
  legalBasis: 'legal-obligation',
  retention: 'account',
  erase: 'delete-row',
  exportAs: null,
};

const KEY: PersonalColumn = {
  purpose: 'security',
  legalBasis: 'legal-obligation',
  retention: 'account',
  erase: 'clear',
  exportAs: null,
};

/** The platform's own tables. pg-boss keeps ids and states of jobs in a schema of its own. */
export const personalData: readonly TableDeclaration[] = [
  {
    table: 'person_keys',
    module: 'platform',
    subject: 'person_id',
    // The row stays after erasure, without the key: proof that it was destroyed.
    personal: { person_id: { ...KEY, erase: 'keep-without-name' }, wrapped_key: KEY },
    notPersonal: ['key_id', 'created_at', 'destroyed_at'],
  },
  {
    table: 'personal_data_accesses',
    module: 'platform',
    subject: 'person_id',
    personal: {
      person_id: ACCESS_LOG,
      actor_kind: { ...ACCESS_LOG, exportAs: 'read_by' },
      actor_id: ACCESS_LOG,
      actor_name: { ...ACCESS_LOG, exportAs: 'read_by_program' },
      actor_roles: { ...ACCESS_LOG, exportAs: 'read_by_role' },
      columns: { ...ACCESS_LOG, exportAs: 'what' },
      purpose: { ...ACCESS_LOG, exportAs: 'purpose' },
      own: { ...ACCESS_LOG, exportAs: 'by_yourself' },
      at: { ...ACCESS_LOG, exportAs: 'when' },
    },
    notPersonal: ['id', 'request_id'],
  },
  {
    table: 'staff_acts',
    module: 'platform',
    subject: 'actor_id',
    personal: {
      actor_id: OFFICIAL,
      act: { ...OFFICIAL, exportAs: 'official_act' },
      at: { ...OFFICIAL, exportAs: 'acted_at' },
    },
    notPersonal: [
      'id',
      'actor_name',
      'roles',
      'subject_kind',
      'subject_id',
      'process_id',
      'before',
      'after',
      'path',
      'request_id',
    ],
  },
  {
    table: 'outbox_mails',
    module: 'platform',
    subject: 'person_id',
    personal: {
      person_id: MAIL,
      to_hash: MAIL,
      message_sealed: { ...MAIL, sealed: true, exportAs: 'message' },
      kind: { ...MAIL, exportAs: 'kind' },
      created_at: { ...MAIL, exportAs: 'written_at' },
      sent_at: { ...MAIL, exportAs: 'sent_at' },
    },
    notPersonal: ['id', 'key', 'state', 'error', 'consent'],
  },
  {
    table: 'processing_limits',
    module: 'platform',
    subject: 'person_id',
    personal: {
      person_id: LIMIT,
      purpose: { ...LIMIT, exportAs: 'purpose' },
      kind: { ...LIMIT, exportAs: 'limit' },
      since: { ...LIMIT, exportAs: 'since' },
    },
    notPersonal: [],
  },
  {
    table: 'stored_files',
    module: 'platform',
    subject: 'owner_person_id',
    personal: {
      owner_person_id: {
        purpose: 'participation',
        legalBasis: 'public-task',
        retention: 'public-record',
        erase: 'keep-without-name',
        exportAs: null,
      },
      name: {
        purpose: 'participation',
        legalBasis: 'public-task',
        retention: 'public-record',
        public: true,
        erase: 'keep-without-name',
        exportAs: 'file_name',
      },
    },
    notPersonal: ['id', 'sha256', 'size', 'content_type', 'kind', 'created_at'],
  },
  { table: 'job_receipts', module: 'platform', subject: null, personal: {}, notPersonal: ['key', 'at'] },
  { table: 'rate_limits', module: 'platform', subject: null, personal: {}, notPersonal: ['key', 'points', 'expire'] },
  ...searchPersonalData,
];
