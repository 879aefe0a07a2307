import { sql } from 'kysely';
import type { StepId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Verdict } from './answer.ts';
import { columns } from './list-store.ts';
import type { Proposal } from './proposal.ts';
import { type ProposalRow, toProposal } from './row.ts';

export interface ExportedRow extends Proposal {
  readonly answer: {
    readonly verdict: Verdict;
    readonly text: LocalizedText;
    readonly costCents: number | null;
    readonly periodFrom: string | null;
    readonly periodTo: string | null;
    readonly periodWords: LocalizedText;
    readonly publishedAt: Date | null;
  } | null;
}

type Row = ProposalRow & {
  verdict: Verdict | null;
  text: LocalizedText | null;
  cost_cents: number | null;
  period_from: string | null;
  period_to: string | null;
  period_words: LocalizedText | null;
  answered_at: Date | null;
};

const BATCH = 1000;

/** Keyset batches rather than one cursor: no transaction stays open while a slow reader downloads. */
export async function* exportBatches(ctx: Ctx, stepId: StepId): AsyncGenerator<readonly ExportedRow[]> {
  let after = 0;
  for (;;) {
    const { rows } = await sql<Row>`
      select ${columns()}, a.verdict, a.text, a.cost_cents, a.period_from, a.period_to, a.period_words, a.published_at as answered_at
      from proposals p join proposal_tallies t on t.proposal_id = p.id
      left join proposal_answers a on a.proposal_id = p.id and a.state = 'published'
      where p.step_id = ${stepId} and p.standing not in ('draft', 'held', 'hidden') and p.number > ${after}
      order by p.number limit ${BATCH}`.execute(ctx.db);
    if (rows.length > 0) yield rows.map(toExported);
    if (rows.length < BATCH) return;
    after = rows.at(-1)?.number ?? after;
  }
}

function toExported(row: Row): ExportedRow {
  const answer = row.verdict && {
    verdict: row.verdict,
    text: row.text ?? {},
    costCents: row.cost_cents,
    periodFrom: row.period_from,
    periodTo: row.period_to,
    periodWords: row.period_words ?? {},
    publishedAt: row.answered_at,
  };
  return { ...toProposal(row), answer };
}
