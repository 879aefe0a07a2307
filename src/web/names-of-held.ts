import type { ProposalId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { listAreas, listNeighbourhoods } from '#modules/city/index.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import { findPublished, isOutOfSight } from '#modules/participation/proposals/index.ts';
import type { NamedValue, RightsOptions } from '#modules/rights/index.ts';
import type { Ctx } from '#platform/ctx.ts';

type Names = ReadonlyMap<string, NamedValue>;

/** Names of the ids on "Your data": the module that knows a kind of thing gives its name. */
export const namesOfHeld: RightsOptions['names'] = async (ctx, reader, ids) => {
  const named = [...ids].map(async ([place, values]) => [place, await namesAt(ctx, reader, place, values)] as const);
  return new Map(await Promise.all(named));
};

async function namesAt(ctx: Ctx, reader: Reader, place: string, ids: readonly string[]): Promise<Names> {
  if (place.endsWith('.district_id')) return districtNames(ctx, reader);
  if (place.endsWith('.neighbourhood_id')) return neighbourhoodNames(ctx, reader);
  if (place.endsWith('.process_id')) return processNames(ctx, reader);
  if (place.endsWith('.proposal_id')) return proposalNames(ctx, reader, ids as readonly ProposalId[]);
  if (place.endsWith('.comment_id')) {
    return new Map(ids.map((id) => [id, { text: reader.t('search.comment'), href: `/comments/${id}` }]));
  }
  return new Map();
}

async function districtNames(ctx: Ctx, reader: Reader): Promise<Names> {
  return new Map((await listAreas(ctx, 'district')).map(({ id, name }) => [id, { text: reader.text(name) }]));
}

async function neighbourhoodNames(ctx: Ctx, reader: Reader): Promise<Names> {
  return new Map((await listNeighbourhoods(ctx)).map(({ id, name }) => [id, { text: reader.text(name) }]));
}

async function processNames(ctx: Ctx, reader: Reader): Promise<Names> {
  const processes = await listProcesses(ctx, { statuses: ['draft', 'published', 'archived'], limit: 1000 });
  return new Map(
    processes.map(({ id, slug, title }) => [id, { text: reader.text(title), href: `/processes/${slug}` }]),
  );
}

async function proposalNames(ctx: Ctx, reader: Reader, ids: readonly ProposalId[]): Promise<Names> {
  const [proposals, processes] = await Promise.all([
    findPublished(ctx, ids),
    listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 }),
  ]);
  const slugs = new Map(processes.map(({ id, slug }) => [id, slug]));
  return new Map(
    proposals.map(({ id, processId, number, title, language, standing }) => {
      // words: proposals.state.*
      if (isOutOfSight(standing)) return [id, { text: reader.t(`proposals.state.${standing}`) }];
      const href = `/processes/${slugs.get(processId)}/proposals/${number}`;
      return [id, { text: title, lang: language, ...(slugs.has(processId) && { href }) }];
    }),
  );
}
