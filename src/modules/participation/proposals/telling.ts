import type { Ctx } from '#platform/ctx.ts';
import type { ProposalPublished } from './events.ts';
import type { Proposal } from './proposal.ts';
import { markTold } from './store.ts';

/** Tells of a proposal once, when others can first read it. */
export async function tellOfProposal(
  ctx: Ctx,
  { id: proposalId, processId, stepId, authorId }: Pick<Proposal, 'id' | 'processId' | 'stepId' | 'authorId'>,
): Promise<void> {
  if (!(await markTold(ctx, proposalId))) return;
  await ctx.emit<ProposalPublished>({ type: 'proposal-published', proposalId, processId, stepId, authorId });
}
