import { sql } from 'kysely';
import type { PersonId, StepId } from '#kernel/ids.ts';
import type { SightReason } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findSimilar, learnWords, searchVector } from '#platform/search/index.ts';
import type { FlagReason, Statement, StatementId, StatementState } from './statement.ts';
import type { ConversationTables } from './tables.ts';
import { takeNumbers } from './vote-store.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ConversationTables>();

const COLUMNS = [
  'id',
  'step_id as stepId',
  'process_id as processId',
  'number',
  'language',
  'body',
  'origin',
  'author_id as authorId',
  'proposal_id as proposalId',
  'state',
  'out_reason as outReason',
  'because',
  'created_at as createdAt',
] as const;

export type NewStatement = Pick<
  Statement,
  'stepId' | 'processId' | 'language' | 'body' | 'origin' | 'authorId' | 'proposalId' | 'state'
> & { readonly formId?: string | null };

/** @returns the statement; the one that the same form made before, if it was sent twice */
export async function insertStatement(
  ctx: Ctx,
  fresh: NewStatement,
): Promise<{ statement: Statement; isNew: boolean }> {
  const { formId = null, authorId } = fresh;
  const known = formId && authorId && (await findByForm(ctx, authorId, formId));
  if (known) return { statement: known, isNew: false };
  const number = await takeNumbers(ctx, fresh.stepId, 'statements', 1);
  const statement: Statement = {
    ...{ id: ctx.newId<StatementId>(), number, outReason: null, because: [], createdAt: ctx.clock.now() },
    ...{ stepId: fresh.stepId, processId: fresh.processId, language: fresh.language, body: fresh.body },
    ...{ origin: fresh.origin, authorId, proposalId: fresh.proposalId, state: fresh.state },
  };
  await tables(ctx)
    .insertInto('statements')
    .values({
      ...{ id: statement.id, step_id: statement.stepId, process_id: statement.processId, number },
      ...{ language: statement.language, body: statement.body, origin: statement.origin, author_id: authorId },
      ...{ proposal_id: statement.proposalId, state: statement.state, out_reason: null, form_id: formId },
      ...{ created_at: statement.createdAt, decided_at: null, external_id: null },
      search: searchVector({ language: statement.language, title: statement.body, body: '' }),
    })
    .execute();
  await learnWords(ctx.db, [{ language: statement.language, title: statement.body, body: '' }]);
  return { statement, isNew: true };
}

async function findByForm(ctx: Ctx, authorId: PersonId, formId: string): Promise<Statement | undefined> {
  return tables(ctx)
    .selectFrom('statements')
    .select(COLUMNS)
    .where('author_id', '=', authorId)
    .where('form_id', '=', formId)
    .executeTakeFirst();
}

/** In the order of their numbers. */
export async function listStatements(
  ctx: Ctx,
  stepId: StepId,
  states: readonly StatementState[] = ['shown'],
): Promise<Statement[]> {
  return tables(ctx)
    .selectFrom('statements')
    .select(COLUMNS)
    .where('step_id', '=', stepId)
    .where('state', 'in', states)
    .orderBy('number')
    .execute();
}

export async function findStatement(ctx: Ctx, stepId: StepId, number: number): Promise<Statement | undefined> {
  return tables(ctx)
    .selectFrom('statements')
    .select(COLUMNS)
    .where('step_id', '=', stepId)
    .where('number', '=', number)
    .executeTakeFirst();
}

export async function countWrittenBy(ctx: Ctx, stepId: StepId, authorId: PersonId): Promise<number> {
  const row = await tables(ctx)
    .selectFrom('statements')
    .select((eb) => eb.fn.countAll<number>().as('written'))
    .where('step_id', '=', stepId)
    .where('author_id', '=', authorId)
    .executeTakeFirst();
  return Number(row?.written ?? 0);
}

/** For each step how many can be answered, and how many wait for a moderator. */
export async function countStatements(
  ctx: Ctx,
  stepIds: readonly StepId[],
): Promise<Map<StepId, { shown: number; held: number; all: number }>> {
  if (stepIds.length === 0) return new Map();
  const { rows } = await sql<{ step: StepId; shown: number; held: number; all: number }>`
    select step_id as step, (count(*) filter (where state = 'shown'))::int as shown,
      (count(*) filter (where state = 'held'))::int as held, count(*)::int as "all"
    from statements where step_id = any(${[...stepIds]}::uuid[]) group by step_id`.execute(ctx.db);
  return new Map(rows.map(({ step, ...counts }) => [step, counts]));
}

export async function decideStatement(
  ctx: Ctx,
  id: StatementId,
  to:
    | { readonly state: 'shown' | 'held'; readonly because?: readonly SightReason[] }
    | { readonly state: 'out'; readonly reason: string; readonly because?: readonly SightReason[] },
): Promise<void> {
  await tables(ctx)
    .updateTable('statements')
    .set({
      state: to.state,
      out_reason: to.state === 'out' ? to.reason : null,
      because: to.because ?? (to.state === 'out' ? ['other'] : []),
      decided_at: ctx.clock.now(),
    })
    .where('id', '=', id)
    .execute();
}

/** Statements of the step that say nearly the same, most alike first. */
export async function similarStatements(
  ctx: Ctx,
  stepId: StepId,
  text: Pick<Statement, 'language' | 'body'>,
  most: number,
): Promise<Statement[]> {
  const where = sql`step_id = ${stepId} and state = 'shown'`;
  const source = { table: 'statements', id: 'id', title: 'body', vector: 'search', where };
  const found = await findSimilar(ctx.db, source, { language: text.language, title: text.body }, most);
  if (found.length === 0) return [];
  const ids = found.map(({ id }) => id as StatementId);
  const rows = await tables(ctx).selectFrom('statements').select(COLUMNS).where('id', 'in', ids).execute();
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** False: she had flagged it before. */
export async function insertFlag(
  ctx: Ctx,
  flag: { readonly statementId: StatementId; readonly personId: PersonId; readonly reason: FlagReason },
): Promise<boolean> {
  const row = await tables(ctx)
    .insertInto('statement_flags')
    .values({ statement_id: flag.statementId, person_id: flag.personId, reason: flag.reason, at: ctx.clock.now() })
    .onConflict((oc) => oc.columns(['statement_id', 'person_id']).doNothing())
    .returning('reason')
    .executeTakeFirst();
  return row !== undefined;
}

/** By statement: each reason and how often it was given. Never by whom. */
export async function flagsOf(ctx: Ctx, stepId: StepId): Promise<Map<StatementId, Map<FlagReason, number>>> {
  const { rows } = await sql<{ id: StatementId; reason: FlagReason; given: number }>`
    select f.statement_id as id, f.reason, count(*)::int as given
    from statement_flags f join statements s on s.id = f.statement_id
    where s.step_id = ${stepId} and s.state = 'shown' and f.settled_at is null group by f.statement_id, f.reason`.execute(
    ctx.db,
  );
  const flags = new Map<StatementId, Map<FlagReason, number>>();
  for (const { id, reason, given } of rows) {
    const known = flags.get(id) ?? new Map<FlagReason, number>();
    flags.set(id, known.set(reason, given));
  }
  return flags;
}

/** Whoever decides what was said of a statement, or takes that back. False: nothing was said, or it stood so. */
export async function settleFlags(ctx: Ctx, id: StatementId, settled: boolean): Promise<boolean> {
  const { numUpdatedRows } = await tables(ctx)
    .updateTable('statement_flags')
    .set({ settled_at: settled ? ctx.clock.now() : null })
    .where('statement_id', '=', id)
    .where('settled_at', settled ? 'is' : 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** By id, whatever became of them. */
export async function findStatements(ctx: Ctx, ids: readonly StatementId[]): Promise<Statement[]> {
  if (ids.length === 0) return [];
  return tables(ctx)
    .selectFrom('statements')
    .select(COLUMNS)
    .where('id', 'in', [...ids])
    .execute();
}

/** How it stands; whoever decides the same one waits. */
export async function lockStatement(
  ctx: Ctx,
  id: StatementId,
): Promise<Pick<Statement, 'stepId' | 'state' | 'because'> | undefined> {
  return tables(ctx)
    .selectFrom('statements')
    .select(['step_id as stepId', 'state', 'because'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** How many of hers others can answer, counted no further than `most`. */
export async function countShownBy(ctx: Ctx, authorId: PersonId, most: number): Promise<number> {
  const { rows } = await sql<{ shown: number }>`
    select count(*)::int as shown from (
      select 1 from statements where author_id = ${authorId} and state = 'shown' limit ${most}) hers`.execute(ctx.db);
  return rows[0]?.shown ?? 0;
}

/** Proposals of which this step has a statement already. */
export async function proposalsTaken(ctx: Ctx, stepId: StepId): Promise<Set<string>> {
  const rows = await tables(ctx)
    .selectFrom('statements')
    .select('proposal_id')
    .where('step_id', '=', stepId)
    .where('proposal_id', 'is not', null)
    .execute();
  return new Set(rows.map(({ proposal_id }) => String(proposal_id)));
}

/** What she wrote in this step, whatever became of it. */
export async function writtenBy(ctx: Ctx, stepId: StepId, authorId: PersonId): Promise<Statement[]> {
  return tables(ctx)
    .selectFrom('statements')
    .select(COLUMNS)
    .where('step_id', '=', stepId)
    .where('author_id', '=', authorId)
    .orderBy('number')
    .execute();
}

export async function moveStatements(ctx: Ctx, from: PersonId, to: PersonId): Promise<void> {
  await tables(ctx).updateTable('statements').set({ author_id: to }).where('author_id', '=', from).execute();
}
