import { type Insertable, type Selectable, sql } from 'kysely';
import type { PersonId, ProcessId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { stepCode } from './serial.ts';
import type { BatchId, PaperTables, SheetId } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<PaperTables>();

export type Batch = Selectable<PaperTables['paper_batches']>;
export type Sheet = Selectable<PaperTables['paper_sheets']>;

/** The next forms of a step: its code, and the number of the first. */
export async function takeNumbers(
  ctx: Ctx,
  { stepId, processId, howMany }: { stepId: StepId; processId: ProcessId; howMany: number },
): Promise<{ code: string; first: number }> {
  const { rows } = await sql<{ code: string; printed: number }>`
    insert into paper_prints (step_id, process_id, code, printed)
    values (${stepId}, ${processId}, ${stepCode(ctx.chance.bytes(4))}, ${howMany})
    on conflict (step_id) do update set printed = paper_prints.printed + excluded.printed
    returning code, printed`.execute(ctx.db);
  const [row] = rows;
  if (!row) throw new Error('No numbers were taken');
  return { code: row.code, first: row.printed - howMany + 1 };
}

export async function findPrint(
  ctx: Ctx,
  by: { stepId: StepId },
): Promise<{ code: string; printed: number } | undefined> {
  return tables(ctx)
    .selectFrom('paper_prints')
    .select(['code', 'printed'])
    .where('step_id', '=', by.stepId)
    .executeTakeFirst();
}

export async function insertBatch(
  ctx: Ctx,
  batch: Pick<Batch, 'id' | 'step_id' | 'process_id' | 'opened_by'>,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`paper ${batch.step_id}`}, 0))`.execute(ctx.db);
  await sql`
    insert into paper_batches (id, step_id, process_id, number, opened_by, opened_at)
    select ${batch.id}, ${batch.step_id}, ${batch.process_id},
      coalesce((select max(number) from paper_batches where step_id = ${batch.step_id}), 0) + 1, ${batch.opened_by},
      ${ctx.clock.now()}`.execute(ctx.db);
}

export async function findBatch(ctx: Ctx, id: BatchId): Promise<Batch | undefined> {
  return tables(ctx).selectFrom('paper_batches').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function closeBatch(ctx: Ctx, id: BatchId): Promise<void> {
  await tables(ctx)
    .updateTable('paper_batches')
    .set({ closed_at: ctx.clock.now() })
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .execute();
}

export interface BatchCounts extends Batch {
  readonly sheets: number;
  readonly waiting: number;
  readonly counted: number;
  readonly refused: number;
}

/** The newest first, with how far each is. */
export async function listBatches(ctx: Ctx, limit = 50): Promise<BatchCounts[]> {
  const { rows } = await sql<BatchCounts>`
    select b.*, count(s.id)::int as sheets,
      count(*) filter (where s.state in ('entered', 'mismatch'))::int as waiting,
      count(*) filter (where s.state = 'counted')::int as counted,
      count(*) filter (where s.state = 'refused')::int as refused
    from paper_batches b left join paper_sheets s on s.batch_id = b.id
    group by b.id order by b.opened_at desc limit ${limit}`.execute(ctx.db);
  return rows;
}

export interface BatchToCheck extends Pick<Batch, 'id' | 'process_id' | 'number'> {
  readonly forms: number;
  /** When the first of them was entered. */
  readonly since: Date;
}

/** Closed batches with forms that somebody else entered, and that this person may enter again. */
export async function listBatchesToCheck(ctx: Ctx, personId: PersonId): Promise<BatchToCheck[]> {
  const { rows } = await sql<BatchToCheck>`
    select b.id, b.process_id, b.number, count(*)::int as forms, min(s.entered_at) as since
    from paper_sheets s join paper_batches b on b.id = s.batch_id
    where s.state in ('entered', 'mismatch') and s.entered_by is distinct from ${personId}
      and s.second_by is distinct from ${personId} and b.closed_at is not null
    group by b.id order by since`.execute(ctx.db);
  return rows;
}

export async function listSheets(ctx: Ctx, batchId: BatchId): Promise<Sheet[]> {
  return tables(ctx).selectFrom('paper_sheets').selectAll().where('batch_id', '=', batchId).orderBy('serial').execute();
}

/** The sheet with this serial, in whichever batch. */
export async function findSheet(ctx: Ctx, stepId: StepId, serial: string): Promise<Sheet | undefined> {
  return tables(ctx)
    .selectFrom('paper_sheets')
    .selectAll()
    .where('step_id', '=', stepId)
    .where('serial', '=', serial)
    .forUpdate()
    .executeTakeFirst();
}

/** False: another desk entered it in the meantime. */
export async function insertSheet(ctx: Ctx, sheet: Insertable<PaperTables['paper_sheets']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tables(ctx)
    .insertInto('paper_sheets')
    .values(sheet)
    .onConflict((conflict) => conflict.columns(['step_id', 'serial']).doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type SheetChange = Partial<Insertable<PaperTables['paper_sheets']>>;

export async function updateSheet(ctx: Ctx, id: SheetId, change: SheetChange): Promise<void> {
  await tables(ctx).updateTable('paper_sheets').set(change).where('id', '=', id).execute();
}

/** Forms entered before a day and never counted: what was ticked goes, the form has to be entered again. */
export async function emptyOldSheets(ctx: Ctx, before: Date): Promise<void> {
  await tables(ctx)
    .deleteFrom('paper_sheets')
    .where('state', 'in', ['entered', 'mismatch'])
    .where('entered_at', '<', before)
    .execute();
}
