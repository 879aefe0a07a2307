import type { TableDeclaration } from '#kernel/personal-data.ts';

const ofNobody = (table: string, notPersonal: readonly string[]): TableDeclaration => ({
  table,
  module: 'city',
  subject: null,
  personal: {},
  notPersonal,
});

export const personalData: readonly TableDeclaration[] = [
  ofNobody('city_settings', [
    'only',
    'name',
    'tagline',
    'accent',
    'logo_file_id',
    'languages',
    'time_zone',
    'currency',
    'contact',
    'demo',
    'updated_at',
  ]),
  ofNobody('areas', [
    'id',
    'kind',
    'code',
    'name',
    'name_key',
    'district_code',
    'outline',
    'label_x',
    'label_y',
    'boundary',
  ]),
  ofNobody('area_maps', ['kind', 'width', 'height']),
  ofNobody('pages', ['id', 'slug', 'version', 'title', 'body', 'published_at', 'holds_from', 'search']),
];
