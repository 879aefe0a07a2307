import { sql } from 'kysely';
import type { StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { VoteValue } from './statement.ts';

const BATCH = 10_000;

export interface ExportedVote {
  readonly participant: number;
  readonly statement: number;
  readonly value: VoteValue;
  /** The day, in universal time: the minute of an answer would tell whose it is to whoever saw her on her phone. */
  readonly at: Date;
}

/** Every answer of a step, by participant and statement, in batches cut by key. */
export async function* exportVotes(ctx: Ctx, stepId: StepId): AsyncGenerator<readonly ExportedVote[]> {
  let after: readonly [number, number] = [0, 0];
  for (;;) {
    const { rows } = await sql<ExportedVote>`
      select participant, statement, value, date_trunc('day', at, 'UTC') as at from conversation_votes
      where step_id = ${stepId} and (participant, statement) > (${after[0]}, ${after[1]})
      order by participant, statement limit ${BATCH}`.execute(ctx.db);
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = [last.participant, last.statement];
  }
}
