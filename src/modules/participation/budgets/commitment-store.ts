import { sql } from 'kysely';
import type { ProcessId, ProposalId } from '#kernel/ids.ts';
import type { Cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';

/** A funded project of a counted budget: what the city owes. */
export interface Commitment {
  readonly proposalId: ProposalId;
  readonly processId: ProcessId;
  readonly stepId: string;
  readonly number: number;
  /** Per cent. */
  readonly progress: number;
  readonly spent: Cents;
  readonly cost: Cents | null;
  readonly countedAt: Date;
}

/** What votes funded of these proposals. Whether one may read its process is the caller's to ask. */
export async function commitmentsFor(ctx: Ctx, ids: readonly ProposalId[]): Promise<Commitment[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Commitment>`
    select p.proposal_id as "proposalId", p.process_id as "processId", p.step_id as "stepId", p.number, p.progress,
      p.spent_cents as spent, p.cost_cents as cost, c.counted_at as "countedAt"
    from budget_projects p join budget_counts c on c.step_id = p.step_id and c.pot = p.pot
    where p.proposal_id = any(${[...ids]}::uuid[]) and c.result -> 'winners' ? p.code
    order by c.counted_at, p.number`.execute(ctx.db);
  return rows;
}
