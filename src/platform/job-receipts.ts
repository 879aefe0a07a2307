import { sql } from 'kysely';
import type { Ctx } from './ctx.ts';

/**
 * True the first time, false ever after: inside `ctx.transact`, the effect and its receipt are kept or lost together.
 * `if (await once(ctx, \`remind:${stepId}:${day}\`)) …`. Receipts are kept for a year.
 */
export async function once(ctx: Ctx, key: string): Promise<boolean> {
  const { rows } = await sql`
    insert into job_receipts (key, at) values (${key}, ${ctx.clock.now()})
    on conflict (key) do nothing returning key`.execute(ctx.db);
  return rows.length === 1;
}
