import type { ProposalId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { listAreas, listNeighbourhoods } from '#modules/city/index.ts';
import { lineOfNotice, listFollowed, readNotices } from '#modules/notifications/index.ts';
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
  if (place.endsWith('.step_id')) return stepNames(ctx, reader);
  if (place === 'follows.subject_id') return followedNames(ctx, reader);
  if (place === 'notices.event_id') return noticesInWords(ctx, reader);
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

async function stepNames(ctx: Ctx, reader: Reader): Promise<Names> {
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  return new Map(
    processes.flatMap(({ slug, title, steps }) =>
      steps.map((step) => {
        const text = `${reader.text(title)}: ${reader.text(step.title)}`;
        return [step.id, { text, href: `/processes/${slug}` }] as const;
      }),
    ),
  );
}

/** What is no more, or not for everybody, keeps its number. */
async function followedNames(ctx: Ctx, reader: Reader): Promise<Names> {
  const followed = await listFollowed(ctx);
  if (!followed.ok) return new Map();
  return new Map(
    followed.value.flatMap(({ id, name, href }) =>
      name ? [[id, { text: reader.text(name), ...(href && { href }) }] as const] : [],
    ),
  );
}

/** As many as "Your data" shows of one kind, and a few more: the copy names those too. */
const MOST_NOTICES = 300;

async function noticesInWords(ctx: Ctx, reader: Reader): Promise<Names> {
  const read = await readNotices(ctx, null, MOST_NOTICES);
  if (!read.ok) return new Map();
  const names = new Map<string, NamedValue>();
  for (const notice of read.value.notices) {
    const line = lineOfNotice(reader, notice, read.value.subjects);
    if (line) names.set(notice.eventId, { text: line.words, href: line.url });
  }
  return names;
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
