import type { ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type HoldSettings, USUAL_SETTINGS } from './moderation.ts';
import type { ModerationTables } from './tables.ts';

const tables = (ctx: Ctx) => ctx.db.withTables<ModerationTables>();

/** The city's, and those of processes that differ. */
export interface AllSettings {
  readonly city: HoldSettings;
  readonly processes: ReadonlyMap<ProcessId, HoldSettings>;
}

export async function readSettings(ctx: Ctx): Promise<AllSettings> {
  const rows = await tables(ctx).selectFrom('moderation_settings').selectAll().execute();
  const all = rows.map(({ process_id: id, mode, link_days: linkDays, alike, hourly }) => {
    return [id, { mode, linkDays, alike, hourly } satisfies HoldSettings] as const;
  });
  return {
    city: all.find(([id]) => id === null)?.[1] ?? USUAL_SETTINGS,
    processes: new Map(all.flatMap(([id, settings]) => (id ? [[id, settings] as const] : []))),
  };
}

/** What holds in a process. */
export async function settingsIn(ctx: Ctx, processId: ProcessId): Promise<HoldSettings> {
  const { city, processes } = await readSettings(ctx);
  return processes.get(processId) ?? city;
}

/** @param settings null: the process follows the city again */
export async function writeSettings(
  ctx: Ctx,
  processId: ProcessId | null,
  settings: HoldSettings | null,
): Promise<void> {
  if (settings === null) {
    await tables(ctx).deleteFrom('moderation_settings').where('process_id', '=', processId).execute();
    return;
  }
  const { mode, linkDays, alike, hourly } = settings;
  const row = { mode, link_days: linkDays, alike, hourly, changed_at: ctx.clock.now() };
  await tables(ctx)
    .insertInto('moderation_settings')
    .values({ process_id: processId, ...row })
    .onConflict((conflict) => conflict.column('process_id').doUpdateSet(row))
    .execute();
}
