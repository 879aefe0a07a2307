import { isAdministrator } from '#kernel/actor.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Settings, writeSettings } from './voter-store.ts';

/** From the next act on. */
export async function changeSettings(ctx: Ctx, settings: Settings): Promise<Result<void, 'administrators-only'>> {
  if (!isAdministrator(ctx.actor)) return refuse('administrators-only');
  await writeSettings(ctx, settings);
  return ok();
}
