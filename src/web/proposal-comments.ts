import type { ProposalId } from '#kernel/ids.ts';
import type { CommentOptions } from '#modules/participation/comments/index.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import { findPublished, proposalSubject } from '#modules/participation/proposals/index.ts';

/** What comments need to know of proposals: the one place where the two meet. */
export const proposalComments: CommentOptions = {
  subjects: { proposal: proposalSubject },
  async addresses(ctx, processId, subjects) {
    const process = await findProcess(ctx, { id: processId });
    const ids = subjects.flatMap(({ kind, id }) => (kind === 'proposal' ? [id as ProposalId] : []));
    const proposals = process ? await findPublished(ctx, ids) : [];
    return new Map(
      proposals.map(({ id, number }) => [id, `${ctx.origin}/processes/${process?.slug}/proposals/${number}`]),
    );
  },
};
