import { type Selectable, sql } from 'kysely';
import type { DistrictId, ProposalId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import {
  type Milestone,
  MOST_FEATURED,
  type Origin,
  type Project,
  type ProjectId,
  type ProjectState,
} from './project.ts';
import type { ProjectsTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProjectsTables>();

export async function findProject(ctx: Ctx, slug: string): Promise<Project | undefined> {
  const row = await tables(ctx).selectFrom('projects').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row && toProject(row);
}

/** What everybody may read of these, in no order. */
export async function findPublicProjects(ctx: Ctx, ids: readonly ProjectId[]): Promise<Project[]> {
  if (ids.length === 0) return [];
  const query = tables(ctx).selectFrom('projects').selectAll().where('id', 'in', ids).where('status', '=', 'published');
  return (await query.execute()).map(toProject);
}

/** In the order chosen for the home page. */
export async function listFeatured(ctx: Ctx): Promise<Project[]> {
  const rows = await tables(ctx)
    .selectFrom('projects')
    .selectAll()
    .where('featured', 'is not', null)
    .orderBy('featured')
    .limit(MOST_FEATURED)
    .execute();
  return rows.map(toProject);
}

export interface ProjectFilter {
  readonly state?: ProjectState | undefined;
  /** Its neighbourhoods too. */
  readonly districtId?: DistrictId | undefined;
}

export interface ProjectCursor {
  readonly at: Date;
  readonly id: ProjectId;
}

/** Published ones, the newest first, a page by key. */
export async function listPublished(
  ctx: Ctx,
  { state, districtId }: ProjectFilter,
  page: { readonly limit: number; readonly after?: ProjectCursor | undefined },
): Promise<Project[]> {
  let query = tables(ctx).selectFrom('projects').selectAll().where('status', '=', 'published');
  if (state) query = query.where('state', '=', state);
  if (districtId) query = query.where('district_id', '=', districtId);
  const { after } = page;
  if (after) query = query.where(sql<boolean>`(published_at, id) < (${after.at}::timestamptz, ${after.id}::uuid)`);
  const rows = await query.orderBy('published_at', 'desc').orderBy('id', 'desc').limit(page.limit).execute();
  return rows.map(toProject);
}

const BATCH = 200;

/** All published ones, in batches by key. */
export async function* publishedBatches(ctx: Ctx): AsyncGenerator<readonly Project[]> {
  let after: ProjectCursor | undefined;
  for (;;) {
    const projects = await listPublished(ctx, {}, { limit: BATCH, after });
    if (projects.length > 0) yield projects;
    const last = projects.at(-1);
    if (projects.length < BATCH || !last?.publishedAt) return;
    after = { at: last.publishedAt, id: last.id };
  }
}

/** Every one, for the desk: the featured first, then drafts, then by the last change. */
export async function listAll(ctx: Ctx, most: number): Promise<Project[]> {
  const rows = await tables(ctx)
    .selectFrom('projects')
    .selectAll()
    .orderBy(sql`featured nulls last`)
    .orderBy(sql`status = 'draft'`, 'desc')
    .orderBy('updated_at', 'desc')
    .limit(most)
    .execute();
  return rows.map(toProject);
}

export async function takenSlugs(ctx: Ctx, beginning: string): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from projects where starts_with(slug, ${beginning})`.execute(ctx.db);
  return rows.map(({ slug }) => slug);
}

/** By day. */
export async function listMilestones(ctx: Ctx, ids: readonly ProjectId[]): Promise<Map<ProjectId, Milestone[]>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('project_milestones')
    .selectAll()
    .where('project_id', 'in', ids)
    .orderBy('on_day')
    .orderBy('id')
    .execute();
  const milestone = (row: (typeof rows)[number]): Milestone => {
    return { id: row.id, on: row.on_day, title: row.title, reached: row.reached };
  };
  const grouped = Map.groupBy(rows, (row) => row.project_id);
  return new Map([...grouped].map(([id, all]) => [id, all.map(milestone)]));
}

/** Published ones that come from a proposal, the oldest first. */
export async function projectsFrom(ctx: Ctx, proposalId: ProposalId): Promise<Project[]> {
  const rows = await tables(ctx)
    .selectFrom('projects')
    .innerJoin('project_origins', 'project_origins.project_id', 'projects.id')
    .selectAll('projects')
    .where('subject_id', '=', proposalId)
    .where('status', '=', 'published')
    .orderBy('published_at')
    .execute();
  return rows.map(toProject);
}

export async function listOrigins(ctx: Ctx, id: ProjectId): Promise<Origin[]> {
  const rows = await tables(ctx)
    .selectFrom('project_origins')
    .select(['kind', 'subject_id as id'])
    .where('project_id', '=', id)
    .orderBy('position')
    .execute();
  return rows as Origin[];
}

export function toProject(row: Selectable<ProjectsTables['projects']>): Project {
  const { file_id: fileId, small_file_id: smallFileId, width, height } = row;
  return {
    ...{ id: row.id, slug: row.slug, status: row.status, state: row.state, featured: row.featured },
    ...{ title: row.title, lede: row.lede, body: row.body, department: row.department, contact: row.contact },
    ...{ districtId: row.district_id, neighbourhoodId: row.neighbourhood_id },
    ...{ startsOn: row.starts_on, endsOn: row.ends_on, planned: row.planned_cents, spent: row.spent_cents },
    picture: fileId && smallFileId && width && height ? { fileId, smallFileId, width, height } : null,
    ...{ alt: row.alt, withdrawalReason: row.withdrawal_reason },
    ...{ publishedAt: row.published_at, updatedAt: row.updated_at },
  };
}
