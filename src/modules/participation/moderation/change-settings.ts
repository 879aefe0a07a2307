import type { ProcessId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HoldSettings } from './moderation.ts';
import { mayChangeSettings } from './policy.ts';
import { writeSettings } from './settings-store.ts';

/**
 * What is held before others read it, in the city or in one process.
 * @param settings null: the process follows the city again
 */
export async function changeSettings(
  ctx: Ctx,
  processId: ProcessId | null,
  settings: HoldSettings | null,
): Promise<Result<void, 'moderation-not-yours'>> {
  if (!mayChangeSettings(ctx.actor, processId)) return refuse('moderation-not-yours');
  await ctx.transact((inside) => writeSettings(inside, processId, settings));
  return ok();
}
