import type { NewsOptions } from '#modules/news/index.ts';
import { drawFollow, THE_NEWS } from '#modules/notifications/index.ts';
import { listCategories, type ProcessOptions } from '#modules/participation/processes/index.ts';
import type { ProposalOptions } from '#modules/participation/proposals/index.ts';
import type { ProjectsOptions } from '#modules/projects/index.ts';

/** What can be followed from the page of a process: itself and its topics. */
export const followProcess: ProcessOptions['follow'] = async (ctx, reader, csrf, { id, slug, title }) => {
  const topics = (await listCategories(ctx, id)).map((topic) => ({
    kind: 'topic' as const,
    id: topic.id,
    name: reader.text(topic.title),
  }));
  const things = [{ kind: 'process' as const, id, name: reader.text(title) }, ...topics];
  return drawFollow(ctx, reader, csrf, { things, next: `/processes/${slug}#follow` });
};

/** From a page of news: the process they are of, or else the city's own. */
export const followNews: NewsOptions['follow'] = (ctx, reader, csrf, { process, next }) => {
  const thing = process
    ? { kind: 'process' as const, id: process.id, name: reader.text(process.title) }
    : { ...THE_NEWS, name: '' };
  return drawFollow(ctx, reader, csrf, { things: [thing], next });
};

/** From the page of a proposal: itself, its author, its place and its topic. */
export const followProposal: ProposalOptions['follow'] = (ctx, reader, csrf, { proposal, here, near }) => {
  const { id, title, authorId, districtId, neighbourhoodId, categoryId } = proposal;
  const things = [
    { kind: 'proposal' as const, id, name: title },
    ...(authorId ? [{ kind: 'person' as const, id: authorId, name: near.author }] : []),
    ...(neighbourhoodId && near.neighbourhood
      ? [{ kind: 'neighbourhood' as const, id: neighbourhoodId, name: near.neighbourhood }]
      : []),
    ...(districtId && near.district ? [{ kind: 'district' as const, id: districtId, name: near.district }] : []),
    ...(categoryId && near.category ? [{ kind: 'topic' as const, id: categoryId, name: near.category }] : []),
  ];
  return drawFollow(ctx, reader, csrf, { things, next: `${here}#follow` });
};

/** From the page of a project: itself and its place. */
export const followProject: ProjectsOptions['follow'] = (ctx, reader, csrf, about) => {
  const { id, slug, title, districtId, neighbourhoodId, near } = about;
  const things = [
    { kind: 'project' as const, id, name: reader.text(title) },
    ...(neighbourhoodId && near.neighbourhood
      ? [{ kind: 'neighbourhood' as const, id: neighbourhoodId, name: near.neighbourhood }]
      : []),
    ...(districtId && near.district ? [{ kind: 'district' as const, id: districtId, name: near.district }] : []),
  ];
  return drawFollow(ctx, reader, csrf, { things, next: `/projects/${slug}#follow` });
};
