import type { Generated, JSONColumnType } from 'kysely';
import type { DistrictId, FileId, NeighbourhoodId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';
import type { MilestoneId, Origin, Project, ProjectId, ProjectState } from './project.ts';

type Text = JSONColumnType<LocalizedText, string, string>;

export type ProjectsTables = {
  projects: {
    id: ProjectId;
    slug: string;
    status: Project['status'];
    title: Text;
    lede: Text;
    body: Text;
    department: Text;
    contact: Text;
    district_id: DistrictId | null;
    neighbourhood_id: NeighbourhoodId | null;
    state: ProjectState;
    starts_on: string | null;
    ends_on: string | null;
    planned_cents: Cents | null;
    spent_cents: Cents;
    file_id: FileId | null;
    small_file_id: FileId | null;
    width: number | null;
    height: number | null;
    alt: Generated<LocalizedText>;
    featured: number | null;
    withdrawal_reason: LocalizedText | null;
    created_at: Date;
    updated_at: Date;
    published_at: Date | null;
    search: string | null;
  };
  project_milestones: { id: MilestoneId; project_id: ProjectId; on_day: string; title: Text; reached: boolean };
  project_origins: { project_id: ProjectId; kind: Origin['kind']; subject_id: Origin['id']; position: number };
};
