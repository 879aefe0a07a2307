import type { TableDeclaration } from '#kernel/personal-data.ts';

const ofNobody = (table: string, notPersonal: readonly string[]): TableDeclaration => ({
  table,
  module: 'participation/processes',
  subject: null,
  personal: {},
  notPersonal,
});

export const personalData: readonly TableDeclaration[] = [
  ofNobody('processes', [
    'id',
    'slug',
    'status',
    'title',
    'question',
    'summary',
    'description',
    'department',
    'who_may_take_part',
    'facts',
    'created_at',
    'updated_at',
    'published_at',
    'search',
  ]),
  ofNobody('process_steps', [
    'id',
    'process_id',
    'position',
    'slug',
    'method',
    'title',
    'summary',
    'outcome',
    'opens_at',
    'closes_at',
    'rules',
    'announced',
  ]),
  ofNobody('process_categories', ['id', 'process_id', 'title', 'position']),
  ofNobody('process_documents', [
    'id',
    'process_id',
    'title',
    'file_id',
    'content_type',
    'size',
    'position',
    'created_at',
  ]),
];
