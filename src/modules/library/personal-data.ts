import type { TableDeclaration } from '#kernel/personal-data.ts';

const ofNobody = (table: string, notPersonal: readonly string[]): TableDeclaration => ({
  table,
  module: 'library',
  subject: null,
  personal: {},
  notPersonal,
});

/** Who among the staff put it there stands in the administration log alone. */
export const personalData: readonly TableDeclaration[] = [
  ofNobody('library_documents', [
    'id',
    'slug',
    'kind',
    'process_id',
    'topic_id',
    'state',
    'title',
    'summary',
    'dated',
    'version',
    'published_at',
    'withdrawn_at',
    'withdrawal_reason',
    'updated_at',
    'search',
  ]),
  ofNobody('library_versions', [
    'document_id',
    'number',
    'file_id',
    'name',
    'content_type',
    'size',
    'sha256',
    'languages',
    'note',
    'published_at',
  ]),
];
