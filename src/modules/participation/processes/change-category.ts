import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { placeCategories, renameCategory } from './category-store.ts';
import { lockProcess } from './edit-store.ts';
import type { CategoryId } from './process.ts';
import { type NotRunnable, processToRun } from './runnable.ts';
import { listCategories } from './store.ts';

export interface CategoryChange {
  readonly process: string;
  readonly category: string;
  readonly title?: LocalizedText;
  readonly to?: 'earlier' | 'later';
}

/** Another name, or one place earlier or later. What residents filed under it stays there. */
export async function changeCategory(
  ctx: Ctx,
  change: CategoryChange,
): Promise<Result<void, NotRunnable | 'category-not-found'>> {
  const found = await processToRun(ctx, change.process);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    const ids = (await listCategories(inside, process.id)).map(({ id }) => id);
    const from = ids.indexOf(change.category as CategoryId);
    const id = ids[from];
    if (!id) return refuse('category-not-found');
    if (change.title) await renameCategory(inside, id, change.title);
    const to = change.to === 'earlier' ? from - 1 : from + 1;
    if (!change.to || to < 0 || to >= ids.length) return ok();
    ids.splice(to, 0, ...ids.splice(from, 1));
    await placeCategories(inside, ids);
    return ok();
  });
}
