import type { ProposalId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import type { Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { findSimilarProposals } from './list-store.ts';
import type { Proposal } from './proposal.ts';
import { findPublished } from './store.ts';

/** Proposals of the step that say nearly the same, most alike first: to be supported instead of written again. */
export async function similarProposals(
  ctx: Ctx,
  step: Step,
  text: { readonly language: Language; readonly title: string; readonly body?: string },
  most = 5,
): Promise<Proposal[]> {
  if (text.title.trim().length < 4) return [];
  const found = await findSimilarProposals(ctx, step.id, text, most);
  return findPublished(
    ctx,
    found.map((row) => row.id as ProposalId),
  );
}
