import type { PersonId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Choice } from './budget.ts';
import type { BudgetTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<BudgetTables>();

export interface Paper extends Choice {
  readonly id: string;
  readonly tail: string;
  readonly districtPot: number | null;
  readonly enteredBy: PersonId;
  readonly enteredAt: Date;
  readonly confirmedAt: Date | null;
  readonly differs: boolean;
}

const COLUMNS = [
  'id',
  'tail',
  'projects',
  'points',
  'pots',
  'entered_by as enteredBy',
  'entered_at as enteredAt',
  'confirmed_at as confirmedAt',
  'differs',
] as const;

/** The first reading of a ballot, held until the transaction ends: two second readings take turns. */
export async function findPaper(ctx: Ctx, stepId: StepId, rollKey: string): Promise<Paper | undefined> {
  const row = await tables(ctx)
    .selectFrom('paper_ballots')
    .select(COLUMNS)
    .where('step_id', '=', stepId)
    .where('roll_key', '=', rollKey)
    .forUpdate()
    .executeTakeFirst();
  return row && toPaper(row);
}

export async function insertPaper(
  ctx: Ctx,
  stepId: StepId,
  paper: Choice & { rollKey: string; tail: string; enteredBy: PersonId; districtPot: number | null },
): Promise<void> {
  await tables(ctx)
    .insertInto('paper_ballots')
    .values({
      ...{ id: ctx.newId<string>(), step_id: stepId, roll_key: paper.rollKey, tail: paper.tail },
      ...{ projects: [...paper.projects], points: [...paper.points] },
      pots: paper.districtPot === null ? [] : [paper.districtPot],
      ...{ entered_by: paper.enteredBy, entered_at: ctx.clock.now(), confirmed_by: null, confirmed_at: null },
    })
    .execute();
}

export async function markConfirmed(ctx: Ctx, id: string, by: PersonId): Promise<void> {
  await tables(ctx)
    .updateTable('paper_ballots')
    .set({ confirmed_by: by, confirmed_at: ctx.clock.now(), differs: false })
    .where('id', '=', id)
    .execute();
}

export async function markDiffering(ctx: Ctx, id: string): Promise<void> {
  await tables(ctx).updateTable('paper_ballots').set({ differs: true }).where('id', '=', id).execute();
}

/** What waits for a second reading, the oldest first. */
export async function listPapers(ctx: Ctx, stepId: StepId, most: number): Promise<Paper[]> {
  const rows = await tables(ctx)
    .selectFrom('paper_ballots')
    .select(COLUMNS)
    .where('step_id', '=', stepId)
    .where('confirmed_at', 'is', null)
    .orderBy('entered_at')
    .limit(most)
    .execute();
  return rows.map(toPaper);
}

/** Takes a first reading away, paper in hand: it is read anew. */
export async function deletePaper(ctx: Ctx, stepId: StepId, id: string): Promise<boolean> {
  const { numDeletedRows } = await tables(ctx)
    .deleteFrom('paper_ballots')
    .where('step_id', '=', stepId)
    .where('id', '=', id)
    .where('confirmed_at', 'is', null)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

function toPaper({ pots, ...row }: Omit<Paper, 'districtPot'> & { readonly pots: readonly number[] }): Paper {
  return { ...row, districtPot: pots[0] ?? null };
}
