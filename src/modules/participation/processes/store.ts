import type { Selectable } from 'kysely';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, type SearchableText, searchVector } from '#platform/search/index.ts';
import {
  type Category,
  type Process,
  type ProcessDocument,
  type ProcessWithSteps,
  type Step,
  type StepState,
  stepState,
} from './process.ts';
import type { ProcessTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProcessTables>();

export async function findProcess(
  ctx: Ctx,
  by: { slug: string } | { id: ProcessId },
): Promise<ProcessWithSteps | undefined> {
  const query = tables(ctx).selectFrom('processes').selectAll();
  const row = await ('slug' in by
    ? query.where('slug', '=', by.slug)
    : query.where('id', '=', by.id)
  ).executeTakeFirst();
  if (!row) return undefined;
  const [process] = await withSteps(ctx, [row]);
  return process;
}

export async function findStep(ctx: Ctx, id: StepId): Promise<Step | undefined> {
  const row = await tables(ctx).selectFrom('process_steps').selectAll().where('id', '=', id).executeTakeFirst();
  return row && toStep(row);
}

export async function listProcesses(
  ctx: Ctx,
  filter: { statuses: readonly Process['status'][]; limit?: number },
): Promise<ProcessWithSteps[]> {
  const rows = await tables(ctx)
    .selectFrom('processes')
    .selectAll()
    .where('status', 'in', filter.statuses)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 200)
    .execute();
  return withSteps(ctx, rows);
}

const BATCH = 200;

/** Every published and archived process with its steps, in the order of their ids. */
export async function* publicProcessBatches(ctx: Ctx): AsyncIterable<readonly ProcessWithSteps[]> {
  let after: ProcessId | null = null;
  for (;;) {
    const page = await publicPage(ctx, after);
    if (page.length > 0) yield page;
    after = page.at(-1)?.id ?? null;
    if (page.length < BATCH) return;
  }
}

async function publicPage(ctx: Ctx, after: ProcessId | null): Promise<ProcessWithSteps[]> {
  const query = tables(ctx).selectFrom('processes').selectAll().where('status', '<>', 'draft').orderBy('id');
  return withSteps(ctx, await (after ? query.where('id', '>', after) : query).limit(BATCH).execute());
}

export async function listCategories(ctx: Ctx, processId: ProcessId): Promise<Category[]> {
  const rows = await tables(ctx)
    .selectFrom('process_categories')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ id: row.id, processId: row.process_id, title: row.title, position: row.position }));
}

export async function listDocuments(ctx: Ctx, processId: ProcessId): Promise<ProcessDocument[]> {
  const rows = await tables(ctx)
    .selectFrom('process_documents')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    processId: row.process_id,
    title: row.title,
    fileId: row.file_id,
    contentType: row.content_type,
    size: row.size,
    position: row.position,
  }));
}

export async function insertProcess(ctx: Ctx, process: Process): Promise<void> {
  await tables(ctx).insertInto('processes').values(processRow(process, ctx.clock.now())).execute();
  await learnWords(ctx.db, searchableTexts(process));
}

/** @param announced what the public record says of it already: by default, that it opened or closed in its time */
export async function insertStep(
  ctx: Ctx,
  step: Step,
  announced: StepState = stepState(step, ctx.clock.now()),
): Promise<void> {
  await tables(ctx)
    .insertInto('process_steps')
    .values({ ...stepRow(step), announced })
    .execute();
}

export async function insertCategories(ctx: Ctx, categories: readonly Category[]): Promise<void> {
  if (categories.length === 0) return;
  const rows = categories.map(({ id, processId, title, position }) => ({
    id,
    process_id: processId,
    title: JSON.stringify(title),
    position,
  }));
  await tables(ctx).insertInto('process_categories').values(rows).execute();
}

export async function insertDocument(ctx: Ctx, document: ProcessDocument): Promise<void> {
  await tables(ctx)
    .insertInto('process_documents')
    .values({
      id: document.id,
      process_id: document.processId,
      title: JSON.stringify(document.title),
      file_id: document.fileId,
      content_type: document.contentType,
      size: document.size,
      position: document.position,
      created_at: ctx.clock.now(),
    })
    .execute();
}

async function withSteps(
  ctx: Ctx,
  rows: readonly Selectable<ProcessTables['processes']>[],
): Promise<ProcessWithSteps[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const stepRows = await tables(ctx)
    .selectFrom('process_steps')
    .selectAll()
    .where('process_id', 'in', ids)
    .orderBy('position')
    .execute();
  const steps = Map.groupBy(stepRows.map(toStep), (step) => step.processId);
  return rows.map((row) => ({ ...toProcess(row), steps: steps.get(row.id) ?? [] }));
}

function toProcess(row: Selectable<ProcessTables['processes']>): Process {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    title: row.title,
    question: row.question,
    summary: row.summary,
    description: row.description,
    department: row.department,
    whoMayTakePart: row.who_may_take_part,
    facts: row.facts,
    createdAt: row.created_at,
    publishedAt: row.published_at,
  };
}

export function toStep(row: Selectable<ProcessTables['process_steps']>): Step {
  const { process_id: processId, opens_at: opensAt, closes_at: closesAt, announced: _, ...same } = row;
  return { ...same, processId, opensAt, closesAt };
}

export function processRow(process: Process, now: Date) {
  return {
    id: process.id,
    slug: process.slug,
    status: process.status,
    title: JSON.stringify(process.title),
    question: JSON.stringify(process.question),
    summary: JSON.stringify(process.summary),
    description: JSON.stringify(process.description),
    department: JSON.stringify(process.department),
    who_may_take_part: JSON.stringify(process.whoMayTakePart),
    facts: JSON.stringify(process.facts),
    created_at: process.createdAt,
    updated_at: now,
    published_at: process.publishedAt,
    search: searchVector(searchableTexts(process)),
  };
}

/** What searches find a process by, in each language it is written in. */
export function searchableTexts(process: Process): SearchableText[] {
  return LANGUAGES.map((language) => ({
    language,
    title: [process.title[language], process.question[language]].filter(Boolean).join('. '),
    summary: process.summary[language] ?? '',
    body: process.description[language] ?? '',
  })).filter(({ title, summary, body }) => title || summary || body);
}

export function stepRow(step: Step) {
  return {
    id: step.id,
    process_id: step.processId,
    position: step.position,
    slug: step.slug,
    method: step.method,
    title: JSON.stringify(step.title),
    summary: JSON.stringify(step.summary),
    outcome: JSON.stringify(step.outcome),
    opens_at: step.opensAt,
    closes_at: step.closesAt,
    rules: JSON.stringify(step.rules ?? {}),
  };
}
