import { sql } from 'kysely';
import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { ImportedBudget } from './import-budget.ts';
import { takeNumbers } from './store.ts';

const BATCH = 10_000;

/** @returns how many ballots came in */
export async function importVoters(
  ctx: Ctx,
  stepId: StepId,
  numbers: readonly number[],
  ballots: ImportedBudget['ballots'],
): Promise<number> {
  let added = 0;
  let batch: { name: string; projects: string; points: string }[] = [];
  const write = async () => {
    if (batch.length === 0) return;
    const first = await takeNumbers(ctx, stepId, 'voters', batch.length);
    const at = ctx.clock.now();
    const names = batch.map(({ name }) => name);
    const voters = batch.map((_, index) => first + index);
    await sql`
      insert into budget_voters (step_id, number, channel, external_id, cast_at, receipt)
      select ${stepId}, v.number, 'imported', v.name, ${at}, 'imported-' || v.number
      from unnest(${voters}::int[], ${names}::text[]) as v (number, name)`.execute(ctx.db);
    await sql`
      insert into budget_ballots (step_id, pot, voter, projects, points)
      select ${stepId}, 1, b.number, b.projects::int[], b.points::int[]
      from unnest(${voters}::int[], ${batch.map((one) => one.projects)}::text[], ${batch.map((one) => one.points)}::text[])
        as b (number, projects, points)`.execute(ctx.db);
    added += batch.length;
    batch = [];
  };
  for (const { externalId, projects, points } of ballots) {
    const chosen = projects.map((place) => numbers[place] ?? 0);
    batch.push({ name: externalId, projects: `{${chosen.join()}}`, points: `{${points.join()}}` });
    if (batch.length >= BATCH) await write();
  }
  await write();
  return added;
}
