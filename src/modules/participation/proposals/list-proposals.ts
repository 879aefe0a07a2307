import type { DistrictId, NeighbourhoodId } from '#kernel/ids.ts';
import type { CategoryId, Step } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Cursor, countListed, type ListFilter, listPage, type Order, searchPage } from './list-store.ts';
import type { Origin, Proposal, Standing } from './proposal.ts';
import { type ProposalRules, proposalRules } from './rules.ts';
import { type ShownStanding, storedStandings } from './standing.ts';

export const PAGE_SIZE = 20;

/** What a reader asks of the list of one step. */
export interface ListRequest {
  readonly words: string;
  readonly states: readonly ShownStanding[];
  readonly districtId?: DistrictId | 'city' | undefined;
  /** Without its district, which it lies in. */
  readonly neighbourhoodId?: NeighbourhoodId | undefined;
  readonly categoryId?: CategoryId | undefined;
  readonly origin?: Origin | undefined;
  /** Undefined: the order that is fair at this moment. */
  readonly order?: Order | undefined;
  /** Of random order: see random-order.ts. */
  readonly seed: number;
  readonly after?: Cursor | undefined;
  /** Of a search: pages of it are counted, since it is ranked anew for each. */
  readonly offset: number;
}

export interface ProposalList {
  readonly proposals: readonly Proposal[];
  readonly order: Order;
  /** Up to 1,001: more than 1,000. undefined: nothing was filtered, and the step's own count holds. */
  readonly total: number | undefined;
  readonly next: Cursor | { readonly offset: number } | null;
  /** What was searched instead of what was typed. */
  readonly corrected?: string | undefined;
}

export async function listProposals(ctx: Ctx, step: Step, request: ListRequest): Promise<ProposalList> {
  const rules = proposalRules(step.rules);
  const filter = listFilter(step, rules, request, ctx.clock.now());
  const order = fairOrder(step, rules, request, ctx.clock.now());
  if (!filter) return { proposals: [], order, total: 0, next: null };
  if (request.words !== '') {
    const found = await searched(ctx, filter, request, order);
    if (found) return found;
  }
  const { seed, after } = request;
  const indexed = order === 'best' ? 'newest' : order;
  const page = await listPage(ctx, filter, {
    order: indexed,
    limit: PAGE_SIZE,
    after,
    seed,
    threshold: rules.threshold,
  });
  const total = isFiltered(request) ? await countListed(ctx, filter) : undefined;
  return { ...page, order: indexed, total };
}

/** While supports are gathered: random, so that none is favoured. Afterwards: the most supported first. For words: the best match. */
export function fairOrder(
  step: Step,
  rules: ProposalRules,
  request: Pick<ListRequest, 'order' | 'words'>,
  now: Date,
): Order {
  const { order } = request;
  if (order && !(order === 'nearest' && rules.threshold === null) && !(order === 'best' && request.words === ''))
    return order;
  if (request.words !== '') return 'best';
  const gathering = rules.supporting && now >= step.opensAt && (!step.closesAt || now < step.closesAt);
  return gathering ? 'random' : 'most';
}

type Filtering = Pick<ListRequest, 'states' | 'districtId' | 'neighbourhoodId' | 'categoryId' | 'origin'>;

export function isFiltered({ states, districtId, neighbourhoodId, categoryId, origin }: Filtering): boolean {
  return states.length > 0 || Boolean(districtId ?? neighbourhoodId ?? categoryId ?? origin);
}

/** null: what was picked can hold nothing in this step. */
export function listFilter(
  step: Step,
  rules: ProposalRules,
  request: Omit<ListRequest, 'seed' | 'offset'>,
  now: Date,
): ListFilter | null {
  const standings = [...new Set(request.states.flatMap((shown) => storedStandings(shown, step, rules, now)))];
  if (request.states.length > 0 && standings.length === 0) return null;
  const { districtId, neighbourhoodId, categoryId, origin } = request;
  return { stepId: step.id, standings: standings as Standing[], districtId, neighbourhoodId, categoryId, origin };
}

async function searched(
  ctx: Ctx,
  filter: ListFilter,
  request: ListRequest,
  order: Order,
): Promise<ProposalList | null> {
  const { words, offset } = request;
  const found = await searchPage(ctx, filter, { words, language: ctx.language, order, limit: PAGE_SIZE, offset });
  if (!found) return null;
  const end = offset + found.proposals.length;
  const next = end < Math.min(found.total, 1000) && found.proposals.length > 0 ? { offset: end } : null;
  return { ...found, order: order === 'random' ? 'best' : order, next };
}
