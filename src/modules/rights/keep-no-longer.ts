import type { TableDeclaration } from '#kernel/personal-data.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertRun, letGo } from './keeping-store.ts';
import { retentionPlan } from './retention-plan.ts';

const DAY = 86_400_000;
/** So many rows a statement: a table of millions is not locked for minutes. */
const AT_ONCE = 5000;

export interface LetGo {
  readonly table: string;
  readonly days: number;
  readonly rows: number;
}

/** Every night: what was kept its whole time goes, table by table, and how much it was is written down for everybody. */
export async function keepNoLonger(ctx: Ctx, declared: readonly TableDeclaration[]): Promise<LetGo[]> {
  const now = ctx.clock.now();
  const gone: LetGo[] = [];
  for (const retention of retentionPlan(declared)) {
    const before = new Date(now.getTime() - retention.days * DAY);
    let rows = 0;
    for (let some = AT_ONCE; some === AT_ONCE; rows += some) some = await letGo(ctx, retention, before, AT_ONCE);
    const { table, purposes, days } = retention;
    await insertRun(ctx, { table, purposes, days, rows });
    gone.push({ table, days, rows });
  }
  return gone;
}
