import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { lockProcess } from './edit-store.ts';
import type { CategoryId } from './process.ts';
import { type NotRunnable, processToRun } from './runnable.ts';
import { insertCategories, listCategories } from './store.ts';

const MOST = 40;

/** One more topic that residents can choose, after the others. */
export async function addCategory(
  ctx: Ctx,
  input: { readonly process: string; readonly title: LocalizedText },
): Promise<Result<{ id: CategoryId }, NotRunnable | 'too-many-categories'>> {
  const found = await processToRun(ctx, input.process);
  if (!found.ok) return found;
  return ctx.transact(async (inside) => {
    const process = await lockProcess(inside, found.value.id);
    const last = await listCategories(inside, process.id);
    if (last.length >= MOST) return refuse('too-many-categories', { most: MOST });
    const id = inside.newId<CategoryId>();
    const position = (last.at(-1)?.position ?? -1) + 1;
    await insertCategories(inside, [{ id, processId: process.id, title: input.title, position }]);
    return ok({ id });
  });
}
