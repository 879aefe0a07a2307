import type { ProcessId } from '#kernel/ids.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { HoldSettings } from './moderation.ts';
import { mayChangeSettings } from './policy.ts';
import { readSettings, writeSettings } from './settings-store.ts';

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
  return ctx.transact(async (inside) => {
    const all = await readSettings(inside);
    const before = inWords(processId ? all.processes.get(processId) : all.city);
    await writeSettings(inside, processId, settings);
    await inside.noteAct({
      act: 'moderation-settings-changed',
      processId,
      before,
      after: inWords(settings ?? undefined),
    });
    return ok();
  });
}

function inWords(settings: HoldSettings | undefined): string {
  if (!settings) return 'as the city';
  return Object.entries(settings)
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
}
