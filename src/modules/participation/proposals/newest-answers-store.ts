import { sql } from 'kysely';
import type { ProcessId, ProposalId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Cents } from '#kernel/money.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Verdict } from './answer.ts';

export interface NewestAnswer {
  readonly proposalId: ProposalId;
  readonly processId: ProcessId;
  readonly number: number;
  readonly title: string;
  readonly language: Language;
  readonly verdict: Verdict;
  /** The answer itself. */
  readonly text: LocalizedText;
  readonly cost: Cents | null;
  readonly publishedAt: Date;
}

/** What the city answered last in these processes, newest first. */
export async function newestAnswers(
  ctx: Ctx,
  processIds: readonly ProcessId[],
  limit: number,
): Promise<NewestAnswer[]> {
  const { rows } = await sql<NewestAnswer>`
    select p.id as "proposalId", p.process_id as "processId", p.number, p.title, p.language, a.verdict, a.text,
      a.cost_cents as cost, a.published_at as "publishedAt"
    from proposal_answers a join proposals p on p.id = a.proposal_id
    where a.state = 'published' and a.published_at is not null and p.process_id = any(${[...processIds]}::uuid[])
      and p.standing not in ('draft', 'withdrawn', 'held', 'hidden')
    order by a.published_at desc, a.proposal_id desc limit ${limit}`.execute(ctx.db);
  return rows;
}
