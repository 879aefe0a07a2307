import type { ProcessId, ProposalId, StepId } from '#kernel/ids.ts';
import { findStep } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type ImportedProposal, type ImportOutcome, importProposals } from './import-proposals.ts';
import { insertEarlierText } from './import-store.ts';
import type { ProposalVersion, Withdrawal } from './proposal.ts';
import { recordAnswer } from './record-answer.ts';
import { proposalRules } from './rules.ts';
import { markWithdrawn } from './store.ts';

/** A proposal of the demo city. */
export interface SeededProposal extends ImportedProposal {
  readonly processId: ProcessId;
  readonly stepId: StepId;
  /** The text it had before it was changed. */
  readonly earlier?: Pick<ProposalVersion, 'title' | 'body' | 'replacedAt'> | null;
  readonly withdrawal?: Withdrawal | null;
}

/** Written as they are, a step at a time; repeating it adds nothing. Gives back the ids by key. */
export async function seedProposals(ctx: Ctx, rows: readonly SeededProposal[]): Promise<ImportOutcome['ids']> {
  const ids = new Map<string, ProposalId>();
  for (const [stepId, all] of Map.groupBy(rows, (row) => row.stepId)) {
    const step = await findStep(ctx, stepId);
    if (!step) throw new Error(`There is no step ${stepId}`);
    const { threshold } = proposalRules(step.rules);
    const proposals = all
      .toSorted((a, b) => a.publishedAt.getTime() - b.publishedAt.getTime())
      .map((row) => ({
        ...row,
        editedAt: row.earlier?.replacedAt ?? null,
        thresholdReachedAt: reachedAt(row, threshold, ctx.clock.now()),
      }));
    await ctx.transact(async (inside) => {
      const done = await importProposals(inside, { source: 'demo', processId: step.processId, stepId, proposals });
      for (const row of all) {
        const id = done.ids.get(row.externalId);
        if (!id) continue;
        ids.set(row.externalId, id);
        if (row.earlier) await insertEarlierText(inside, id, row.earlier);
        if (row.withdrawal) await markWithdrawn(inside, id, row.withdrawal);
        if (row.answer) await recordAnswer(inside, { id, processId: step.processId }, row.answer);
      }
    });
  }
  return ids;
}

/** Supports came evenly: the threshold lies as far along as its share of them. */
function reachedAt(row: SeededProposal, threshold: number | null, now: Date): Date | null {
  if (row.thresholdReachedAt !== undefined) return row.thresholdReachedAt;
  if (threshold === null || row.openingSupports < threshold) return null;
  const begun = row.publishedAt.getTime();
  const end = (row.answer?.publishedAt ?? now).getTime();
  // Rather early: an answer comes some days after.
  return new Date(begun + ((end - begun) * 0.6 * threshold) / row.openingSupports);
}
