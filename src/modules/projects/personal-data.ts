import type { TableDeclaration } from '#kernel/personal-data.ts';

const ofNobody = (table: string, notPersonal: readonly string[]): TableDeclaration => ({
  table,
  module: 'projects',
  subject: null,
  personal: {},
  notPersonal,
});

export const personalData: readonly TableDeclaration[] = [
  ofNobody('projects', [
    ...['id', 'slug', 'status', 'title', 'lede', 'body', 'department', 'contact', 'district_id', 'neighbourhood_id'],
    ...['state', 'starts_on', 'ends_on', 'planned_cents', 'spent_cents', 'file_id', 'small_file_id', 'width', 'height'],
    ...['alt', 'featured', 'withdrawal_reason', 'created_at', 'updated_at', 'published_at', 'search'],
  ]),
  ofNobody('project_milestones', ['id', 'project_id', 'on_day', 'title', 'reached']),
  ofNobody('project_origins', ['project_id', 'kind', 'subject_id', 'position']),
];
