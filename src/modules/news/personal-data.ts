import type { TableDeclaration } from '#kernel/personal-data.ts';

const ofNobody = (table: string, notPersonal: readonly string[]): TableDeclaration => ({
  table,
  module: 'news',
  subject: null,
  personal: {},
  notPersonal,
});

/** Who among the staff wrote it stands in the administration log alone. */
export const personalData: readonly TableDeclaration[] = [
  ofNobody('news', [
    'id',
    'slug',
    'process_id',
    'state',
    'title',
    'lede',
    'body',
    'picture_file_id',
    'small_picture_file_id',
    'picture_width',
    'picture_height',
    'picture_alt',
    'publish_at',
    'published_at',
    'corrected_at',
    'withdrawn_at',
    'withdrawal_reason',
    'created_at',
    'updated_at',
    'search',
  ]),
  ofNobody('news_corrections', ['news_id', 'at', 'note']),
];
