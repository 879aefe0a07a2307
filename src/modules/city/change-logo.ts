import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { storeLogo } from './logo-store.ts';
import { mayRunCity } from './policy.ts';
import { readCity, writeCity } from './store.ts';

/** Puts the city's own mark beside its name, or takes it away (`null`: ours stands there again). */
export async function changeLogo(
  ctx: Ctx,
  bytes: Uint8Array | null,
): Promise<
  Result<void, 'administrators-only' | 'file-empty' | 'file-too-large' | 'picture-kind' | 'picture-unreadable'>
> {
  if (!mayRunCity(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    const before = await readCity(inside);
    const stored = bytes && (await storeLogo(inside, bytes));
    if (stored && !stored.ok) return stored;
    await writeCity(inside, { ...before, logoFileId: stored ? stored.value : null });
    if (before.logoFileId) await inside.files.remove(before.logoFileId);
    return ok();
  });
}
