import type { TableDeclaration } from '#kernel/personal-data.ts';

export const personalData: readonly TableDeclaration[] = [
  {
    table: 'record_entries',
    module: 'record',
    subject: null,
    personal: {},
    notPersonal: ['seq', 'at', 'kind', 'subject_kind', 'subject_id', 'process_id', 'payload', 'previous_hash', 'hash'],
  },
];
