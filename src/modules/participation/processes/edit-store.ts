import { type SqlBool, sql } from 'kysely';
import type { ProcessId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { learnWords } from '#platform/search/index.ts';
import type { Process, ProcessWithSteps, Step, StepState } from './process.ts';
import { findProcess, processRow, searchableTexts, stepRow } from './store.ts';
import type { ProcessTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ProcessTables>();

/** Nobody else changes the process or its steps until the transaction ends. */
export async function lockProcess(ctx: Ctx, id: ProcessId): Promise<ProcessWithSteps> {
  await tables(ctx).selectFrom('processes').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
  return (await findProcess(ctx, { id })) as ProcessWithSteps;
}

/** Replaces everything but its address; what it says is found by searches from the commit on. */
export async function updateProcess(ctx: Ctx, process: Process): Promise<void> {
  const { id, slug: _, created_at: __, ...row } = processRow(process, ctx.clock.now());
  await tables(ctx).updateTable('processes').set(row).where('id', '=', id).execute();
  await learnWords(ctx.db, searchableTexts(process));
}

export async function slugsLike(ctx: Ctx, slug: string): Promise<string[]> {
  const rows = await tables(ctx).selectFrom('processes').select('slug').where('slug', 'like', `${slug}%`).execute();
  return rows.map((row) => row.slug);
}

export async function updateStep(ctx: Ctx, step: Step): Promise<void> {
  const { id, process_id: _, ...row } = stepRow(step);
  await tables(ctx).updateTable('process_steps').set(row).where('id', '=', id).execute();
}

export async function deleteStep(ctx: Ctx, id: StepId): Promise<void> {
  await tables(ctx).deleteFrom('process_steps').where('id', '=', id).execute();
}

/** Puts the steps in this order, the first at 1. */
export async function placeSteps(ctx: Ctx, ids: readonly StepId[]): Promise<void> {
  await sql`
    update process_steps set position = placed.position
    from unnest(${[...ids]}::uuid[]) with ordinality as placed(id, position)
    where process_steps.id = placed.id`.execute(ctx.db);
}

export async function setAnnounced(ctx: Ctx, id: StepId, announced: StepState): Promise<void> {
  await tables(ctx).updateTable('process_steps').set({ announced }).where('id', '=', id).execute();
}

/** What the public record says of the step; its row is held until the transaction ends. */
export async function lockAnnounced(ctx: Ctx, id: StepId): Promise<StepState | undefined> {
  const row = await tables(ctx)
    .selectFrom('process_steps')
    .select('announced')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row?.announced;
}

/** Steps of published processes whose state by the clock is not the one the record tells. */
export async function stepsToAnnounce(ctx: Ctx): Promise<{ processId: ProcessId; stepId: StepId }[]> {
  const now = ctx.clock.now();
  const rows = await tables(ctx)
    .selectFrom('process_steps')
    .innerJoin('processes', 'processes.id', 'process_steps.process_id')
    .select(['process_steps.id as stepId', 'process_id as processId'])
    .where('processes.status', '=', 'published')
    .where(
      sql<SqlBool>`announced <> case when closes_at <= ${now} then 'closed' when opens_at <= ${now} then 'open' else 'upcoming' end`,
    )
    .orderBy('opens_at')
    .execute();
  return rows;
}
