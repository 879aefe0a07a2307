import { sql } from 'kysely';
import { LANGUAGES } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, searchVector } from '#platform/search/index.ts';
import type { Milestone, MilestoneId, Picture, Project, ProjectId, ProjectText } from './project.ts';
import type { ProjectsTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProjectsTables>();

export async function insertProject(ctx: Ctx, place: Pick<Project, 'id' | 'slug'>, text: ProjectText): Promise<void> {
  const now = ctx.clock.now();
  const standing = { status: 'draft' as const, published_at: null, featured: null, withdrawal_reason: null };
  const picture = { file_id: null, small_file_id: null, width: null, height: null };
  await tables(ctx)
    .insertInto('projects')
    .values({ ...place, ...standing, ...picture, ...columnsOf(text), created_at: now, updated_at: now })
    .execute();
  await replaceOrigins(ctx, place.id, text);
  await learnWords(ctx.db, searchableTexts(text));
}

export async function updateProject(ctx: Ctx, id: ProjectId, text: ProjectText): Promise<void> {
  const changed = { ...columnsOf(text), updated_at: ctx.clock.now() };
  await tables(ctx).updateTable('projects').set(changed).where('id', '=', id).execute();
  await replaceOrigins(ctx, id, text);
  await learnWords(ctx.db, searchableTexts(text));
}

/** For whoever changes it next: nobody else does meanwhile. */
export async function lockProject(ctx: Ctx, slug: string): Promise<ProjectId | undefined> {
  const query = tables(ctx).selectFrom('projects').select('id').where('slug', '=', slug).forUpdate();
  return (await query.executeTakeFirst())?.id;
}

export async function markPublished(ctx: Ctx, id: ProjectId, at: Date): Promise<void> {
  await tables(ctx)
    .updateTable('projects')
    .set({ status: 'published', published_at: at, updated_at: ctx.clock.now(), withdrawal_reason: null })
    .where('id', '=', id)
    .execute();
}

export async function markWithdrawn(ctx: Ctx, id: ProjectId, reason: LocalizedText): Promise<void> {
  const withdrawal = sql<LocalizedText>`${JSON.stringify(reason)}::jsonb`;
  await tables(ctx)
    .updateTable('projects')
    .set({ status: 'withdrawn', featured: null, withdrawal_reason: withdrawal, updated_at: ctx.clock.now() })
    .where('id', '=', id)
    .execute();
}

/** Two administrators who choose at once take turns. */
export async function takeTurn(ctx: Ctx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('featured projects', 0))`.execute(ctx.db);
}

/** These stand on the home page, in this order, and no others. */
export async function writeFeatured(ctx: Ctx, slugs: readonly string[]): Promise<void> {
  await sql`
    update projects set featured = array_position(${[...slugs]}::text[], slug)
    where featured is distinct from array_position(${[...slugs]}::text[], slug)`.execute(ctx.db);
}

export async function writePicture(ctx: Ctx, id: ProjectId, picture: Picture | null): Promise<void> {
  const { fileId: file_id = null, smallFileId: small_file_id = null, width = null, height = null } = picture ?? {};
  const changed = { file_id, small_file_id, width, height, updated_at: ctx.clock.now() };
  await tables(ctx).updateTable('projects').set(changed).where('id', '=', id).execute();
}

export async function writeAlt(ctx: Ctx, id: ProjectId, alt: LocalizedText): Promise<void> {
  const text = sql<LocalizedText>`${JSON.stringify(alt)}::jsonb`;
  await tables(ctx).updateTable('projects').set({ alt: text }).where('id', '=', id).execute();
}

export async function insertMilestone(ctx: Ctx, projectId: ProjectId, milestone: Milestone): Promise<void> {
  const { id, on, title, reached } = milestone;
  await tables(ctx)
    .insertInto('project_milestones')
    .values({ id, project_id: projectId, on_day: on, title: JSON.stringify(title), reached })
    .execute();
}

/** Whether it was not reached before. */
export async function markReached(ctx: Ctx, projectId: ProjectId, id: MilestoneId): Promise<boolean> {
  const row = await tables(ctx)
    .updateTable('project_milestones')
    .set({ reached: true })
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .where('reached', '=', false)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function deleteMilestone(ctx: Ctx, projectId: ProjectId, id: MilestoneId): Promise<boolean> {
  const row = await tables(ctx)
    .deleteFrom('project_milestones')
    .where('project_id', '=', projectId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function replaceOrigins(ctx: Ctx, id: ProjectId, { origins }: ProjectText): Promise<void> {
  await tables(ctx).deleteFrom('project_origins').where('project_id', '=', id).execute();
  const known = new Map(origins.map((origin) => [origin.id as string, origin]));
  const rows = [...known.values()].map((origin, index) => {
    return { project_id: id, kind: origin.kind, subject_id: origin.id, position: index + 1 };
  });
  if (rows.length > 0) await tables(ctx).insertInto('project_origins').values(rows).execute();
}

function columnsOf(text: ProjectText) {
  return {
    title: JSON.stringify(text.title),
    lede: JSON.stringify(text.lede),
    body: JSON.stringify(text.body),
    department: JSON.stringify(text.department),
    contact: JSON.stringify(text.contact),
    ...{ district_id: text.districtId, neighbourhood_id: text.neighbourhoodId, state: text.state },
    ...{ starts_on: text.startsOn, ends_on: text.endsOn, planned_cents: text.planned, spent_cents: text.spent },
    search: searchVector(searchableTexts(text)),
  };
}

function searchableTexts({ title, lede, body }: ProjectText) {
  return LANGUAGES.flatMap((language) => {
    const words = { title: title[language] ?? '', body: `${lede[language] ?? ''}\n${body[language] ?? ''}` };
    return words.title || words.body.trim() ? [{ language, ...words }] : [];
  });
}
