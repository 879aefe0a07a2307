import { sql } from 'kysely';
import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Category, CategoryId } from './process.ts';
import type { ProcessTables } from './tables.ts';

/** Of whatever process; what is not there is left out. */
export async function findCategories(ctx: Ctx, ids: readonly CategoryId[]): Promise<Category[]> {
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .withTables<ProcessTables>()
    .selectFrom('process_categories')
    .selectAll()
    .where('id', 'in', ids)
    .execute();
  return rows.map((row) => ({ id: row.id, processId: row.process_id, title: row.title, position: row.position }));
}

/** Of several processes, each's in their order. */
export async function listCategoriesOf(ctx: Ctx, processIds: readonly ProcessId[]): Promise<Category[]> {
  if (processIds.length === 0) return [];
  const rows = await ctx.db
    .withTables<ProcessTables>()
    .selectFrom('process_categories')
    .selectAll()
    .where('process_id', 'in', processIds)
    .orderBy('process_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ id: row.id, processId: row.process_id, title: row.title, position: row.position }));
}

export async function renameCategory(ctx: Ctx, id: CategoryId, title: LocalizedText): Promise<void> {
  await ctx.db
    .withTables<ProcessTables>()
    .updateTable('process_categories')
    .set({ title: JSON.stringify(title) })
    .where('id', '=', id)
    .execute();
}

/** Puts the categories in this order, the first at 0. */
export async function placeCategories(ctx: Ctx, ids: readonly CategoryId[]): Promise<void> {
  await sql`
    update process_categories set position = placed.position - 1
    from unnest(${[...ids]}::uuid[]) with ordinality as placed(id, position)
    where process_categories.id = placed.id`.execute(ctx.db);
}
