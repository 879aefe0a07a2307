import { type Selectable, sql } from 'kysely';
import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CaseId, HoldFacts, ModerationCase, Outcome, ThingRef } from './moderation.ts';
import type { ModerationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ModerationTables>();

export const CASE_COLUMNS = [
  'id',
  'kind',
  'subject_kind',
  'subject_id',
  'process_id',
  'author_id',
  'reasons',
  'hiding_id',
  'opened_at',
  'closed_at',
  'outcome',
  'decided_by',
] as const;

export type CaseRow = Pick<Selectable<ModerationTables['moderation_cases']>, (typeof CASE_COLUMNS)[number]>;

export interface NewCase extends Pick<ModerationCase, 'kind' | 'subject' | 'processId' | 'authorId' | 'reasons'> {
  readonly facts?: HoldFacts;
  readonly hidingId?: ModerationCase['hidingId'];
  readonly words?: string;
}

/** Opens a case, unless one of its kind is open about the thing already: then that one. */
export async function openCase(ctx: Ctx, one: NewCase): Promise<CaseId> {
  const id = ctx.newId<CaseId>();
  const { rows } = await sql<{ id: CaseId }>`
    insert into moderation_cases as c
      (id, kind, subject_kind, subject_id, process_id, author_id, reasons, facts, hiding_id, words, opened_at)
    values (${id}, ${one.kind}, ${one.subject.kind}, ${one.subject.id}, ${one.processId}, ${one.authorId},
      ${[...one.reasons]}::text[], ${one.facts ? JSON.stringify(one.facts) : null}, ${one.hidingId ?? null}, ${one.words ?? null},
      ${ctx.clock.now()})
    on conflict (subject_kind, subject_id, kind) where closed_at is null do update set
      reasons = c.reasons || array(select unnest(excluded.reasons) except select unnest(c.reasons)),
      facts = coalesce(c.facts, '{}') || coalesce(excluded.facts, '{}')
    returning c.id`.execute(ctx.db);
  return (rows[0] as { id: CaseId }).id;
}

export async function findCase(ctx: Ctx, id: CaseId): Promise<ModerationCase | undefined> {
  const row = await tables(ctx)
    .selectFrom('moderation_cases')
    .select(CASE_COLUMNS)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toCase(row);
}

/** What is open about a thing, of one kind. */
export async function openCaseAbout(
  ctx: Ctx,
  subject: ThingRef,
  kind: ModerationCase['kind'],
): Promise<CaseId | undefined> {
  const row = await tables(ctx)
    .selectFrom('moderation_cases')
    .select('id')
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('kind', '=', kind)
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}

/** The oldest first. */
export async function findCases(ctx: Ctx, ids: readonly CaseId[]): Promise<ModerationCase[]> {
  if (ids.length === 0) return [];
  const query = tables(ctx)
    .selectFrom('moderation_cases')
    .select(CASE_COLUMNS)
    .where('id', 'in', [...new Set(ids)]);
  return (await query.orderBy('opened_at').orderBy('id').execute()).map(toCase);
}

/** In one order for everybody, so that two moderators never wait for each other in a circle. */
export async function lockCases(ctx: Ctx, ids: readonly CaseId[]): Promise<ModerationCase[]> {
  if (ids.length === 0) return [];
  const rows = await tables(ctx)
    .selectFrom('moderation_cases')
    .select(CASE_COLUMNS)
    .where('id', 'in', [...new Set(ids)])
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toCase);
}

/** Closes what is open about a thing, appeals apart. @returns which */
export async function closeCases(
  ctx: Ctx,
  subject: ThingRef,
  outcome: Outcome,
  by: PersonId | null,
): Promise<CaseId[]> {
  const rows = await tables(ctx)
    .updateTable('moderation_cases')
    .set({ closed_at: ctx.clock.now(), outcome, decided_by: by })
    .where('subject_kind', '=', subject.kind)
    .where('subject_id', '=', subject.id)
    .where('closed_at', 'is', null)
    .where('kind', '<>', 'appeal')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

export async function closeCase(
  ctx: Ctx,
  id: CaseId,
  done: { readonly outcome: Outcome; readonly by: PersonId | null; readonly decision?: string },
): Promise<void> {
  await tables(ctx)
    .updateTable('moderation_cases')
    .set({ closed_at: ctx.clock.now(), outcome: done.outcome, decided_by: done.by, decision: done.decision ?? null })
    .where('id', '=', id)
    .execute();
}

/** False where a newer one of its kind is open about the same thing. */
export async function reopenCases(ctx: Ctx, ids: readonly CaseId[]): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select not exists (
      select from moderation_cases old join moderation_cases new
        on new.subject_kind = old.subject_kind and new.subject_id = old.subject_id and new.kind = old.kind
      where old.id = any(${[...ids]}::uuid[]) and new.closed_at is null
    ) as free`.execute(ctx.db);
  if (!rows[0]?.free) return false;
  await tables(ctx)
    .updateTable('moderation_cases')
    .set({ closed_at: null, outcome: null, decided_by: null })
    .where('id', 'in', ids)
    .execute();
  return true;
}

/** What she wrote that waits, when she erases her account: nobody has to decide it any more. */
export async function closeCasesOf(ctx: Ctx, authorId: PersonId): Promise<void> {
  await tables(ctx)
    .updateTable('moderation_cases')
    .set({ closed_at: ctx.clock.now(), outcome: 'gone' })
    .where('author_id', '=', authorId)
    .where('closed_at', 'is', null)
    .where('kind', '<>', 'report')
    .execute();
}

/** Of whoever asks: reading one's own, or judging. */
export interface CaseDetail {
  readonly facts: HoldFacts | null;
  /** Of an appeal. */
  readonly words: string | null;
  readonly decision: string | null;
}

export function readDetail(ctx: Ctx, one: ModerationCase): Promise<CaseDetail | undefined> {
  const columns = ['facts', 'words', 'decision'].map((column) => `moderation_cases.${column}`);
  const subjects = one.authorId ? [one.authorId] : [];
  return ctx.personal.read({ subjects, columns, purpose: 'administration' }, ({ db }) =>
    db
      .withTables<ModerationTables>()
      .selectFrom('moderation_cases')
      .select(['facts', 'words', 'decision'])
      .where('id', '=', one.id)
      .executeTakeFirst(),
  );
}

export function toCase(row: CaseRow): ModerationCase {
  return {
    id: row.id,
    kind: row.kind,
    subject: { kind: row.subject_kind, id: row.subject_id },
    processId: row.process_id,
    authorId: row.author_id,
    reasons: row.reasons,
    hidingId: row.hiding_id,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    outcome: row.outcome,
    decidedBy: row.decided_by,
  };
}

/** What waits for a moderator, was hidden or is watched of a guest is her account's now. */
export async function moveCases(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  for (const table of ['moderation_cases', 'moderation_hidings', 'moderation_traces'] as const)
    await tables(ctx).updateTable(table).set({ author_id: to }).where('author_id', '=', from).execute();
  // A thing both reported is reported once.
  await sql`
    delete from moderation_reports r where r.reporter_id = ${from} and exists (
      select from moderation_reports o where o.reporter_id = ${to}
        and o.subject_kind = r.subject_kind and o.subject_id = r.subject_id)`.execute(ctx.db);
  await tables(ctx)
    .updateTable('moderation_reports')
    .set({ reporter_id: to })
    .where('reporter_id', '=', from)
    .execute();
}
