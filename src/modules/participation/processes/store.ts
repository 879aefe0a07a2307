import { type Selectable, sql } from 'kysely';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import { EVERYBODY } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords, type SearchableText, searchVector } from '#platform/search/index.ts';
import { inSight } from './access-store.ts';
import { seesPrivate } from './policy.ts';
import {
  type Access,
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

/**
 * A process, drafts too: who may read a draft is the caller's to ask. A private one is not there for whoever is neither
 * its member nor its staff, whichever page asks.
 */
export async function findProcess(
  ctx: Ctx,
  by: { slug: string } | { id: ProcessId },
): Promise<ProcessWithSteps | undefined> {
  const query = withSteps(ctx).modifyFront(sql`/* often */`);
  const row = await ('slug' in by
    ? query.where('slug', '=', by.slug)
    : query.where('processes.id', '=', by.id)
  ).executeTakeFirst();
  if (!row || (row.access === 'private' && !seesPrivate(ctx.actor, row.id))) return undefined;
  return toProcessWithSteps(row);
}

export async function findStep(ctx: Ctx, id: StepId): Promise<Step | undefined> {
  const row = await tables(ctx)
    .selectFrom('process_steps')
    .innerJoin('processes', 'processes.id', 'process_steps.process_id')
    .selectAll('process_steps')
    .select('access')
    .where('process_steps.id', '=', id)
    .executeTakeFirst();
  if (!row) return undefined;
  const { access, ...step } = row;
  return toStep(step, access);
}

/** Those whoever acts may see: a private process only for its members and its staff. */
export async function listProcesses(
  ctx: Ctx,
  filter: { statuses: readonly Process['status'][]; ids?: readonly ProcessId[]; limit?: number },
): Promise<ProcessWithSteps[]> {
  if (filter.ids?.length === 0) return [];
  const rows = await withSteps(ctx)
    .where('status', 'in', filter.statuses)
    .$if(filter.ids !== undefined, (query) => query.where('id', 'in', filter.ids ?? []))
    .where(inSight(ctx.actor))
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(filter.limit ?? 200)
    .execute();
  return rows.map(toProcessWithSteps);
}

const BATCH = 200;

/** Every published and archived process that everybody reads, with its steps, in the order of their ids. */
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
  const query = withSteps(ctx).where('status', '<>', 'draft').where('access', '<>', 'private').orderBy('id');
  const rows = await (after ? query.where('id', '>', after) : query).limit(BATCH).execute();
  return rows.map(toProcessWithSteps);
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

/** @param at when it came: now, but for what is written down afterwards */
export async function insertDocument(ctx: Ctx, document: ProcessDocument, at: Date = ctx.clock.now()): Promise<void> {
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
      created_at: at,
      search: searchVector(wordsOfPaper(document)),
    })
    .execute();
  await learnWords(ctx.db, wordsOfPaper(document));
}

/** What searches find a paper by: its title in each language. */
export function wordsOfPaper({ title }: Pick<ProcessDocument, 'title'>): SearchableText[] {
  return LANGUAGES.flatMap((language) => (title[language] ? [{ language, title: title[language] }] : []));
}

type ProcessRow = Omit<Selectable<ProcessTables['processes']>, 'search' | 'updated_at'>;
type StepRow = Selectable<ProcessTables['process_steps']>;

/** Steps as JSON hold their instants as text. */
type StepInJson = Omit<StepRow, 'opens_at' | 'closes_at'> & {
  readonly opens_at: string;
  readonly closes_at: string | null;
};

const PROCESS_COLUMNS = [
  'id',
  'slug',
  'status',
  'access',
  'title',
  'question',
  'summary',
  'description',
  'department',
  'who_may_take_part',
  'facts',
  'created_at',
  'published_at',
] as const;

/** Processes and their steps in one query: nearly every page asks for both. */
function withSteps(ctx: Ctx) {
  return tables(ctx)
    .selectFrom('processes')
    .select(PROCESS_COLUMNS)
    .select(
      sql<readonly StepInJson[]>`coalesce((select json_agg(s order by s.position) from process_steps s
        where s.process_id = processes.id), '[]')`.as('steps'),
    );
}

function toProcessWithSteps(row: ProcessRow & { steps: readonly StepInJson[] }): ProcessWithSteps {
  const steps = row.steps.map((step) => ({
    ...step,
    opens_at: new Date(step.opens_at),
    closes_at: step.closes_at === null ? null : new Date(step.closes_at),
  }));
  return { ...toProcess(row), steps: steps.map((step) => toStep(step, row.access)) };
}

function toProcess(row: ProcessRow): Process {
  return {
    id: row.id,
    slug: row.slug,
    status: row.status,
    access: row.access,
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

export function toStep(row: Selectable<ProcessTables['process_steps']>, access: Access): Step {
  const { process_id: processId, opens_at: opensAt, closes_at: closesAt, announced: _, ...rest } = row;
  const { level, guests, min_age: minAge, under_age: underAge, district_ids: districtIds, ...same } = rest;
  const asked = { level, minAge, underAge, districtIds };
  // A member is known by her account: where only members take part there are no guests.
  const terms = access === 'open' ? { ...asked, guests } : { ...asked, guests: false, membersOf: processId };
  return { ...same, processId, opensAt, closesAt, terms };
}

export function processRow(process: Process, now: Date) {
  return {
    id: process.id,
    slug: process.slug,
    status: process.status,
    access: process.access,
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
  const { level, guests, minAge, underAge, districtIds } = step.terms ?? EVERYBODY;
  return {
    ...{ level, guests, min_age: minAge, under_age: underAge, district_ids: [...districtIds] },
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
