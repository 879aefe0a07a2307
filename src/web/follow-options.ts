import { drawFollow } from '#modules/notifications/index.ts';
import { listCategories, type ProcessOptions } from '#modules/participation/processes/index.ts';
import type { ProposalOptions } from '#modules/participation/proposals/index.ts';

/** What can be followed from the page of a process: itself and its topics. */
export const followProcess: ProcessOptions['follow'] = async (ctx, reader, csrf, { id, slug }) => {
  const topics = await listCategories(ctx, id);
  const things = [
    { kind: 'process', id } as const,
    ...topics.map((topic) => ({ kind: 'topic', id: topic.id }) as const),
  ];
  return drawFollow(ctx, reader, csrf, { things, next: `/processes/${slug}#follow` });
};

/** From the page of a proposal: itself, its author, its place and its topic. */
export const followProposal: ProposalOptions['follow'] = (ctx, reader, csrf, { proposal, here }) => {
  const { id, authorId, districtId, categoryId } = proposal;
  const things = [
    { kind: 'proposal', id } as const,
    ...(authorId ? [{ kind: 'person', id: authorId } as const] : []),
    ...(districtId ? [{ kind: 'district', id: districtId } as const] : []),
    ...(categoryId ? [{ kind: 'topic', id: categoryId } as const] : []),
  ];
  return drawFollow(ctx, reader, csrf, { things, next: `${here}#follow` });
};
