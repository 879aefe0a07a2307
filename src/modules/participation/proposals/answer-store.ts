import { type Selectable, sql } from 'kysely';
import type { PersonId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { AnswerText, AnswerVersion, Period, ProposalAnswer } from './answer.ts';
import type { ProposalTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProposalTables>();

export async function findAnswers(ctx: Ctx, ids: readonly ProposalId[]): Promise<Map<ProposalId, ProposalAnswer>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(ctx).selectFrom('proposal_answers').selectAll().where('proposal_id', 'in', ids).execute();
  return new Map(rows.map((row) => [row.proposal_id, toAnswer(row)]));
}

/** Those that everybody reads. */
export async function publishedAnswers(ctx: Ctx, ids: readonly ProposalId[]): Promise<Map<ProposalId, ProposalAnswer>> {
  return new Map([...(await findAnswers(ctx, ids))].filter(([, { state }]) => state === 'published'));
}

/** Keeps an answer that only staff see. One already published is not touched: see correctAnswer. */
export async function writePrepared(ctx: Ctx, id: ProposalId, answer: AnswerText, by: PersonId | null): Promise<void> {
  const row = { ...answerColumns(answer), prepared_by: by, prepared_at: ctx.clock.now() };
  await tables(ctx)
    .insertInto('proposal_answers')
    .values({ proposal_id: id, ...row, state: 'prepared', published_by: null, published_at: null, corrected_at: null })
    .onConflict((oc) => oc.column('proposal_id').doUpdateSet(row).where('proposal_answers.state', '=', 'prepared'))
    .execute();
}

/** From now on everybody reads it, and the proposal stands where the city put it. */
export async function markPublished(ctx: Ctx, answers: readonly ProposalAnswer[], by: PersonId | null): Promise<void> {
  const now = ctx.clock.now();
  const ids = answers.map((answer) => answer.proposalId);
  await tables(ctx)
    .updateTable('proposal_answers')
    .set({ state: 'published', published_by: by, published_at: now })
    .where('proposal_id', 'in', ids)
    .execute();
  await followVerdicts(ctx, ids);
}

/** The answer is prepared again, as before it was published; what was public a while is kept. */
export async function markUnpublished(ctx: Ctx, answer: ProposalAnswer, by: PersonId): Promise<void> {
  const id = answer.proposalId;
  await keepVersion(ctx, answer, by);
  await tables(ctx)
    .updateTable('proposal_answers')
    .set({ state: 'prepared', published_by: null, published_at: null, corrected_at: null })
    .where('proposal_id', '=', id)
    .execute();
  await tables(ctx)
    .updateTable('proposal_tallies')
    .set({ takes_supports: true })
    .where('proposal_id', '=', id)
    .execute();
  await tables(ctx)
    .updateTable('proposals')
    .set({
      standing: sql`case when exists (select from proposal_tallies t where t.proposal_id = ${id}
        and t.threshold_reached_at is not null) then 'waiting' else 'open' end`,
      updated_at: ctx.clock.now(),
    })
    .where('id', '=', id)
    .execute();
}

/** Changes what everybody reads; the words before stay readable. */
export async function writeCorrection(
  ctx: Ctx,
  before: ProposalAnswer,
  answer: AnswerText,
  by: PersonId | null,
): Promise<void> {
  await keepVersion(ctx, before, by);
  await tables(ctx)
    .updateTable('proposal_answers')
    .set({ ...answerColumns(answer), corrected_at: ctx.clock.now() })
    .where('proposal_id', '=', before.proposalId)
    .execute();
  await followVerdicts(ctx, [before.proposalId]);
}

export async function listAnswerVersions(ctx: Ctx, id: ProposalId): Promise<AnswerVersion[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_answer_versions')
    .selectAll()
    .where('proposal_id', '=', id)
    .orderBy('replaced_at')
    .execute();
  return rows.map((row) => ({ ...toAnswerText(row), replacedAt: row.replaced_at }));
}

/** What this officer published since then, newest first: what she may still take back. */
export async function publishedSince(ctx: Ctx, by: PersonId, since: Date): Promise<ProposalAnswer[]> {
  const rows = await tables(ctx)
    .selectFrom('proposal_answers')
    .selectAll()
    .where('published_by', '=', by)
    .where('published_at', '>', since)
    .orderBy('published_at', 'desc')
    .limit(50)
    .execute();
  return rows.map(toAnswer);
}

async function keepVersion(ctx: Ctx, answer: ProposalAnswer, by: PersonId | null): Promise<void> {
  await tables(ctx)
    .insertInto('proposal_answer_versions')
    .values({
      proposal_id: answer.proposalId,
      ...answerColumns(answer),
      published_at: answer.publishedAt,
      replaced_at: ctx.clock.now(),
      replaced_by: by,
    })
    .onConflict((oc) => oc.doNothing())
    .execute();
}

/** A refused proposal takes no more supports. */
async function followVerdicts(ctx: Ctx, ids: readonly ProposalId[]): Promise<void> {
  await sql`
    with tallied as (
      update proposal_tallies t set takes_supports = a.verdict <> 'rejected'
      from proposal_answers a where a.proposal_id = t.proposal_id and t.proposal_id = any(${ids}::uuid[])
    )
    update proposals p set standing = a.verdict, updated_at = ${ctx.clock.now()}
    from proposal_answers a where a.proposal_id = p.id and p.id = any(${ids}::uuid[])`.execute(ctx.db);
}

function answerColumns({ verdict, text, cost, period }: AnswerText) {
  return {
    verdict,
    text: JSON.stringify(text),
    cost_cents: cost,
    period_from: period?.from ?? null,
    period_to: period?.to ?? null,
    period_words: JSON.stringify(period?.words ?? {}),
  };
}

function toAnswer(row: Selectable<ProposalTables['proposal_answers']>): ProposalAnswer {
  return {
    ...toAnswerText(row),
    proposalId: row.proposal_id,
    state: row.state,
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at,
    publishedBy: row.published_by,
    publishedAt: row.published_at,
    correctedAt: row.corrected_at,
  };
}

function toAnswerText(
  row: Pick<
    Selectable<ProposalTables['proposal_answers']>,
    'verdict' | 'text' | 'cost_cents' | 'period_from' | 'period_to' | 'period_words'
  >,
): AnswerText {
  return {
    verdict: row.verdict,
    text: row.text,
    cost: row.cost_cents as Cents | null,
    period: periodOf(row),
  };
}

export function periodOf(row: {
  readonly period_from: string | null;
  readonly period_to: string | null;
  readonly period_words: LocalizedText;
}): Period | null {
  if (row.period_from === null && Object.keys(row.period_words).length === 0) return null;
  return { from: row.period_from, to: row.period_to, words: row.period_words };
}
