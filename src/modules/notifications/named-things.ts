import type { PersonId, ProcessId, ProposalId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { listAreas, listNeighbourhoods } from '#modules/city/index.ts';
import { displayNames } from '#modules/identity/index.ts';
import { type CategoryId, findCategories, listProcesses } from '#modules/participation/processes/index.ts';
import { findPublished, isOutOfSight } from '#modules/participation/proposals/index.ts';
import { findPublicProjects, type ProjectId } from '#modules/projects/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { THE_CITY, THE_NEWS, type Thing, type ThingKind } from './notice.ts';

/** A thing that may be followed, by its name. */
export interface NamedThing extends Thing {
  /** null: the page says it in its own words (the city; somebody who chose no name). */
  readonly name: LocalizedText | null;
  /** Local path; null: it has no page of its own. */
  readonly href: string | null;
}

export async function findThing(ctx: Ctx, thing: Thing): Promise<NamedThing | undefined> {
  return (await findThings(ctx, [thing]))[0];
}

/** In the order given; what is no more, or not for everybody, is left out. */
export async function findThings(ctx: Ctx, things: readonly Thing[]): Promise<NamedThing[]> {
  const byId = new Map<string, NamedThing>();
  for (const [kind, ids] of Map.groupBy(things, (thing) => thing.kind)) {
    // Of a kind that is followed no longer.
    if (!Object.hasOwn(finders, kind)) continue;
    const found = await finders[kind](
      ctx,
      ids.map(({ id }) => id),
    );
    for (const thing of found) byId.set(`${kind} ${thing.id}`, { ...thing, kind });
  }
  return things.flatMap(({ kind, id }) => byId.get(`${kind} ${id}`) ?? []);
}

type Found = Omit<NamedThing, 'kind'>;

const finders: Readonly<Record<ThingKind, (ctx: Ctx, ids: readonly string[]) => Promise<Found[]>>> = {
  process: async (ctx, ids) => (await processes(ctx, ids)).map(({ id, title, href }) => ({ id, name: title, href })),
  proposal: proposals,
  person: people,
  district: districts,
  neighbourhood: neighbourhoods,
  topic: topics,
  project: projects,
  city: async () => [{ id: THE_CITY.id, name: null, href: '/processes' }],
  news: async () => [{ id: THE_NEWS.id, name: null, href: '/news' }],
};

async function processes(ctx: Ctx, ids: readonly string[] | null) {
  const all = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  return all
    .filter(({ id }) => ids === null || ids.includes(id))
    .map(({ id, title, slug }) => ({ id, title, href: `/processes/${slug}` }));
}

async function proposals(ctx: Ctx, ids: readonly string[]): Promise<Found[]> {
  const [found, places] = [await findPublished(ctx, ids as readonly ProposalId[]), await processes(ctx, null)];
  const hrefs = new Map<ProcessId, string>(places.map(({ id, href }) => [id, href]));
  return found
    .filter(({ processId, standing }) => hrefs.has(processId) && !isOutOfSight(standing))
    .map(({ id, title, language, number, processId }) => ({
      id,
      name: { [language]: title },
      href: `${hrefs.get(processId)}/proposals/${number}`,
    }));
}

async function people(ctx: Ctx, ids: readonly string[]): Promise<Found[]> {
  const names = await displayNames(ctx, ids as readonly PersonId[]);
  return [...names].flatMap(([id, name]) => {
    if (name === null) return [];
    return [{ id, name: name === '' ? null : { ca: name, es: name, en: name, ar: name }, href: null }];
  });
}

async function districts(ctx: Ctx, ids: readonly string[]): Promise<Found[]> {
  return (await listAreas(ctx, 'district'))
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({ id, name, href: null }));
}

async function neighbourhoods(ctx: Ctx, ids: readonly string[]): Promise<Found[]> {
  return (await listNeighbourhoods(ctx))
    .filter(({ id }) => ids.includes(id))
    .map(({ id, name }) => ({ id, name, href: null }));
}

async function projects(ctx: Ctx, ids: readonly string[]): Promise<Found[]> {
  const found = await findPublicProjects(ctx, ids as readonly ProjectId[]);
  return found.map(({ id, title, slug }) => ({ id, name: title, href: `/projects/${slug}` }));
}

async function topics(ctx: Ctx, ids: readonly string[]): Promise<Found[]> {
  const [found, places] = [await findCategories(ctx, ids as readonly CategoryId[]), await processes(ctx, null)];
  const hrefs = new Map<ProcessId, string>(places.map(({ id, href }) => [id, href]));
  return found.flatMap(({ id, title, processId }) => {
    const href = hrefs.get(processId);
    return href ? [{ id, name: title, href }] : [];
  });
}
