import { findProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Proposal, ProposalAddress } from './proposal.ts';
import { findProposal } from './store.ts';

/** Why a proposal was hidden, for everybody: nothing of what it says. null where there is nothing to tell. */
export async function readHiddenProposal(ctx: Ctx, address: ProposalAddress): Promise<Proposal['because'] | null> {
  const process = await findProcess(ctx, { slug: address.process });
  if (!process || process.status === 'draft') return null;
  const proposal = await findProposal(ctx, { processId: process.id, number: address.number });
  return proposal?.standing === 'hidden' ? proposal.because : null;
}
