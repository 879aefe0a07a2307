import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { CountedPot } from './counted-pot.ts';
import type { BudgetTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<BudgetTables>();

export interface CountedStep {
  readonly pot: number;
  readonly countedAt: Date;
  readonly ballots: number;
  /** SHA-256 of the `.pb` file, in hexadecimal. */
  readonly dataHash: string;
  readonly result: CountedPot;
}

export async function findCounts(ctx: Ctx, stepId: StepId): Promise<CountedStep[]> {
  const rows = await tables(ctx)
    .selectFrom('budget_counts')
    .select(['pot', 'counted_at as countedAt', 'ballots', 'data_hash as dataHash', 'result'])
    .where('step_id', '=', stepId)
    .orderBy('pot')
    .execute();
  return rows;
}

export async function keepCount(ctx: Ctx, stepId: StepId, count: Omit<CountedStep, 'countedAt'>): Promise<void> {
  const columns = {
    ...{ counted_at: ctx.clock.now(), ballots: count.ballots, data_hash: count.dataHash },
    result: JSON.stringify(count.result),
  };
  await tables(ctx)
    .insertInto('budget_counts')
    .values({ step_id: stepId, pot: count.pot, ...columns })
    .onConflict((oc) => oc.columns(['step_id', 'pot']).doUpdateSet(columns))
    .execute();
}
