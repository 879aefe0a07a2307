import type { ProposalId } from '#kernel/ids.ts';
import { hideDiscussion, type Sight } from '#modules/participation/comments/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Proposal } from './proposal.ts';
import { lockProposal, writeSight } from './store.ts';
import { tellOfProposal } from './telling.ts';

/**
 * Handed to moderation, which decides who may: shows, holds or hides a published proposal, its discussion with it. Its
 * supports are kept and wait; shown again, it stands where it stood.
 * @returns how it stood before, so that it can be put back; null where it is gone
 */
export async function changeSight(ctx: Ctx, id: ProposalId, sight: Sight): Promise<Sight | null> {
  return ctx.transact(async (inside) => {
    const proposal = await lockProposal(inside, id);
    if (!proposal || proposal.standing === 'draft' || proposal.standing === 'withdrawn') return null;
    const before = sightOf(proposal);
    await writeSight(inside, proposal, sight);
    await hideDiscussion(inside, 'proposal', id, sight.state !== 'shown');
    if (sight.state === 'shown') await tellOfProposal(inside, proposal);
    return before;
  });
}

function sightOf({ standing, because }: Proposal): Sight {
  return { state: standing === 'held' || standing === 'hidden' ? standing : 'shown', because };
}
