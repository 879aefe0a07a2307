import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CaseId, HidingReason, Outcome, ThingRef } from './moderation.ts';
import type { ModerationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ModerationTables>();

export interface Report {
  readonly subject: ThingRef;
  readonly reason: HidingReason;
  readonly words: string;
  readonly createdAt: Date;
  /** null: nobody has decided yet. */
  readonly outcome: Outcome | null;
  readonly closedAt: Date | null;
}

/** False when she had reported it before. */
export async function insertReport(
  ctx: Ctx,
  report: { caseId: CaseId; subject: ThingRef; reporterId: PersonId; reason: HidingReason; words: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('moderation_reports')
    .values({
      id: ctx.newId<string>(),
      case_id: report.caseId,
      subject_kind: report.subject.kind,
      subject_id: report.subject.id,
      reporter_id: report.reporterId,
      reason: report.reason,
      words: report.words,
      created_at: ctx.clock.now(),
    })
    .onConflict((conflict) => conflict.columns(['reporter_id', 'subject_kind', 'subject_id']).doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** What somebody reported, newest first; of one thing, where it is given. */
export async function reportsBy(ctx: Ctx, reporterId: PersonId, subject?: ThingRef): Promise<Report[]> {
  const columns = ['reason', 'words', 'created_at'].map((column) => `moderation_reports.${column}`);
  const rows = await ctx.personal.read({ subjects: [reporterId], columns, purpose: 'administration' }, ({ db }) => {
    const query = withOutcome(db).where('r.reporter_id', '=', reporterId).orderBy('r.created_at', 'desc').limit(100);
    if (!subject) return query.execute();
    return query.where('r.subject_kind', '=', subject.kind).where('r.subject_id', '=', subject.id).execute();
  });
  return rows.map(toReport);
}

/** What was said in a case, the first first. Who said it is nobody's business: only that it was read is written down. */
export async function reportsIn(ctx: Ctx, caseId: CaseId): Promise<Report[]> {
  const columns = ['reason', 'words', 'created_at'].map((column) => `moderation_reports.${column}`);
  const rows = await ctx.personal.read(
    {
      columns,
      purpose: 'administration',
      subjects: (found: { reporter_id: PersonId | null }[]) => found.flatMap(({ reporter_id: id }) => id ?? []),
    },
    ({ db }) => withOutcome(db).where('r.case_id', '=', caseId).orderBy('r.created_at').limit(100).execute(),
  );
  return (rows as Parameters<typeof toReport>[0][]).map(toReport);
}

/** How many reports each of these cases has. Read by moderators only. */
export async function countReports(ctx: Ctx, caseIds: readonly CaseId[]): Promise<ReadonlyMap<CaseId, number>> {
  if (caseIds.length === 0) return new Map();
  const rows = await tables(ctx)
    .selectFrom('moderation_reports')
    .select(({ fn }) => ['case_id', fn.countAll<number>().as('reports')])
    .where('case_id', 'in', caseIds)
    .groupBy('case_id')
    .execute();
  return new Map(rows.map((row) => [row.case_id, Number(row.reports)]));
}

function withOutcome(db: Ctx['db']) {
  return db
    .withTables<ModerationTables>()
    .selectFrom('moderation_reports as r')
    .innerJoin('moderation_cases as c', 'c.id', 'r.case_id')
    .select([
      'r.subject_kind',
      'r.subject_id',
      'r.reporter_id',
      'r.reason',
      'r.words',
      'r.created_at',
      'c.outcome',
      'c.closed_at',
    ]);
}

function toReport(row: {
  subject_kind: ThingRef['kind'];
  subject_id: ThingRef['id'];
  reason: HidingReason;
  words: string;
  created_at: Date;
  outcome: Outcome | null;
  closed_at: Date | null;
}): Report {
  return {
    subject: { kind: row.subject_kind, id: row.subject_id },
    reason: row.reason,
    words: row.words,
    createdAt: row.created_at,
    outcome: row.outcome,
    closedAt: row.closed_at,
  };
}
