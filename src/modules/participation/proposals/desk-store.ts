import { type RawBuilder, sql } from 'kysely';
import type { ProposalId, StepId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { columns } from './list-store.ts';
import type { Proposal } from './proposal.ts';
import { type ProposalRow, toProposal } from './row.ts';

/** `waiting`: no answer yet and the city owes one. `prepared`: an answer waits to be published. */
export const QUEUES = ['waiting', 'prepared', 'open', 'answered'] as const;
export type Queue = (typeof QUEUES)[number];

/** A step whose proposals the officer may answer, with what its clock starts from. */
export interface AnswerableStep {
  readonly stepId: StepId;
  readonly answerDays: number;
  /** When it closed, if every proposal is answered then; null while it is open, or where only the threshold obliges. */
  readonly obligedAt: Date | null;
}

export interface WaitingProposal {
  readonly proposal: Proposal;
  readonly dueAt: Date | null;
  readonly prepared: boolean;
}

export interface QueuePage {
  readonly rows: readonly WaitingProposal[];
  /** Where the next page begins. */
  readonly nextOffset: number | null;
}

/** Due first; what nothing obliges the city to answer comes last, the most supported first. */
export async function queuePage(
  ctx: Ctx,
  steps: readonly AnswerableStep[],
  page: { readonly queue: Queue; readonly words: string; readonly limit: number; readonly offset: number },
): Promise<QueuePage> {
  if (steps.length === 0) return { rows: [], nextOffset: null };
  type Row = ProposalRow & { due_at: Date | null; prepared: boolean };
  const words = page.words === '' ? sql`true` : sql`p.title ilike ${`%${page.words.replace(/[%_\\]/g, '\\$&')}%`}`;
  const { rows } = await sql<Row>`
    select ${columns()}, ${dueAt} as due_at, coalesce(a.state = 'prepared', false) as prepared
    ${fromSteps(steps)} where ${inQueue(page.queue)} and ${words}
    order by due_at asc nulls last, t.supports desc, p.id limit ${page.limit + 1} offset ${page.offset}`.execute(
    ctx.db,
  );
  return {
    rows: rows
      .slice(0, page.limit)
      .map((row) => ({ proposal: toProposal(row), dueAt: row.due_at, prepared: row.prepared })),
    nextOffset: rows.length > page.limit ? page.offset + page.limit : null,
  };
}

/** How many stand in each queue. */
export async function countQueues(
  ctx: Ctx,
  steps: readonly AnswerableStep[],
): Promise<Readonly<Record<Queue, number>>> {
  const none = { waiting: 0, prepared: 0, open: 0, answered: 0 };
  if (steps.length === 0) return none;
  const counts = QUEUES.map((queue) => sql`count(*) filter (where ${inQueue(queue)}) as ${sql.ref(queue)}`);
  const { rows } = await sql<Record<Queue, number>>`select ${sql.join(counts)} ${fromSteps(steps)} where true`.execute(
    ctx.db,
  );
  return rows[0] ?? none;
}

/** The next one that is due, after this one was dealt with. */
export async function nextWaiting(
  ctx: Ctx,
  steps: readonly AnswerableStep[],
  except: ProposalId,
): Promise<ProposalId | null> {
  if (steps.length === 0) return null;
  const { rows } = await sql<{ id: ProposalId }>`
    select p.id, ${dueAt} as due_at ${fromSteps(steps)} where ${inQueue('waiting')} and a.proposal_id is null and p.id <> ${except}
    order by due_at asc nulls last, t.supports desc, p.id limit 1`.execute(ctx.db);
  return rows[0]?.id ?? null;
}

const dueAt = sql`(coalesce(t.threshold_reached_at, s.obliged_at) + make_interval(days => s.answer_days))`;

function fromSteps(steps: readonly AnswerableStep[]): RawBuilder<unknown> {
  const values = JSON.stringify(
    steps.map(({ stepId, answerDays, obligedAt }) => ({
      step_id: stepId,
      answer_days: answerDays,
      obliged_at: obligedAt,
    })),
  );
  return sql`from jsonb_to_recordset(${values}::jsonb) as s (step_id uuid, answer_days int, obliged_at timestamptz)
    join proposals p on p.step_id = s.step_id and p.standing not in ('draft', 'withdrawn', 'held', 'hidden')
    join proposal_tallies t on t.proposal_id = p.id
    left join proposal_answers a on a.proposal_id = p.id`;
}

function inQueue(queue: Queue): RawBuilder<unknown> {
  const owed = sql`(p.standing = 'waiting' or (p.standing = 'open' and s.obliged_at is not null))`;
  if (queue === 'waiting') return owed;
  if (queue === 'prepared') return sql`(a.state = 'prepared' and p.standing in ('open', 'waiting'))`;
  if (queue === 'open') return sql`(p.standing = 'open' and s.obliged_at is null)`;
  return sql`p.standing in ('accepted', 'partly', 'rejected')`;
}
