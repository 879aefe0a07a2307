import { type RawBuilder, sql } from 'kysely';
import type { DistrictId, NeighbourhoodId, ProposalId, StepId } from '#kernel/ids.ts';
import type { Language } from '#kernel/language.ts';
import { ShortMemory } from '#kernel/short-memory.ts';
import type { CategoryId } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countUpTo, findSimilar, parseSearch, rankedMatches, type SimilarRow } from '#platform/search/index.ts';
import type { Origin, Proposal, Standing } from './proposal.ts';
import { walkOf } from './random-order.ts';
import { PROPOSAL_COLUMNS, type ProposalRow, toProposal } from './row.ts';

/** Only so many matches are ranked and counted; a total above reads "more than 1,000". */
export const MOST_COUNTED = 1000;

export const ORDERS = ['random', 'newest', 'most', 'nearest', 'best'] as const;
export type Order = (typeof ORDERS)[number];

export interface ListFilter {
  readonly stepId: StepId;
  /** Stored standings; empty: all but drafts, withdrawn, held and hidden. */
  readonly standings: readonly Standing[];
  readonly districtId?: DistrictId | 'city' | undefined;
  readonly neighbourhoodId?: NeighbourhoodId | undefined;
  readonly categoryId?: CategoryId | undefined;
  readonly origin?: Origin | undefined;
}

/** Where the next page begins: the key of the last row, and on which lap of the circle for random order. */
export interface Cursor {
  readonly key: number;
  readonly id: ProposalId;
  readonly lap?: 0 | 1;
}

export interface ListPage {
  readonly proposals: readonly Proposal[];
  readonly next: Cursor | null;
}

export interface PageRequest {
  readonly order: Exclude<Order, 'best'>;
  readonly limit: number;
  readonly after?: Cursor | undefined;
  /** Of random order. */
  readonly seed: number;
  /** Of nearest order. */
  readonly threshold: number | null;
}

/** One page in index order: its cost does not grow with the list. */
export async function listPage(ctx: Ctx, filter: ListFilter, page: PageRequest): Promise<ListPage> {
  const where = condition(filter);
  const { after } = page;
  const limit = page.limit + 1;
  if (page.order === 'random') return randomPage(ctx, where, page);
  const key = page.order === 'newest' ? sql`p.published_at` : sql`t.supports`;
  const id = page.order === 'newest' ? sql`p.id` : sql`t.proposal_id`;
  const afterKey = after && page.order === 'newest' ? sql`${new Date(after.key)}::timestamptz` : after?.key;
  const below = page.order === 'nearest' && page.threshold !== null ? sql`and t.supports < ${page.threshold}` : sql``;
  const step = page.order === 'newest' ? sql`` : sql`and t.step_id = ${filter.stepId}`;
  const beyond = after ? sql`and (${key}, ${id}) < (${afterKey}, ${after.id}::uuid)` : sql``;
  const rows = await listedRows<ProposalRow>(
    ctx,
    sql`select ${listColumns} from proposals p join proposal_tallies t on t.proposal_id = p.id
    where ${where} ${step} ${below} ${beyond} order by ${key} desc, ${id} desc limit ${sql.lit(limit)}`,
  );
  const keyOf = (row: Proposal) => (page.order === 'newest' ? (row.publishedAt?.getTime() ?? 0) : row.tally.supports);
  return pageOf(rows.map(toProposal), page.limit, (last) => ({ key: keyOf(last), id: last.id }));
}

/** The circle from where the visitor enters it to its end, then from its beginning to there. */
async function randomPage(ctx: Ctx, where: RawBuilder<unknown>, page: PageRequest): Promise<ListPage> {
  const { start, backwards } = walkOf(page.seed);
  const { after } = page;
  const [ahead, direction] = backwards ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const from = backwards ? sql`p.random_key <= ${start}` : sql`p.random_key >= ${start}`;
  const rest = backwards ? sql`p.random_key > ${start}` : sql`p.random_key < ${start}`;
  const beyond = after ? sql`and (p.random_key, p.id) ${ahead} (${after.key}, ${after.id}::uuid)` : sql``;
  const lap = (number: 0 | 1, arc: RawBuilder<unknown>, cut: RawBuilder<unknown>) => sql`
    (select ${listColumns}, p.random_key, ${sql.lit(number)} as lap
    from proposals p join proposal_tallies t on t.proposal_id = p.id
    where ${where} and ${arc} ${cut} order by p.random_key ${direction}, p.id ${direction} limit ${sql.lit(page.limit + 1)})`;
  const laps = after?.lap === 1 ? [lap(1, rest, beyond)] : [lap(0, from, beyond), lap(1, rest, sql``)];
  const rows = await listedRows<ProposalRow & { random_key: number; lap: 0 | 1 }>(
    ctx,
    sql`select * from (${sql.join(laps, sql` union all `)}) as walk
    order by lap, random_key ${direction}, id ${direction} limit ${sql.lit(page.limit + 1)}`,
  );
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return {
    proposals: rows.slice(0, page.limit).map(toProposal),
    next: last ? { key: last.random_key, id: last.id, lap: last.lap } : null,
  };
}

const read = new ShortMemory<readonly ProposalRow[]>(100);

/**
 * A page as one text: twenty rows of twenty columns cost three times as much to take in one by one, and a text that was taken
 * in a moment ago costs nothing.
 */
async function listedRows<Row extends ProposalRow>(ctx: Ctx, query: RawBuilder<unknown>): Promise<readonly Row[]> {
  const { rows } = await sql<{ page: string }>`/* often */
    select coalesce(json_agg(listed), '[]')::text as page from (${query}) as listed`.execute(ctx.db);
  const page = rows[0]?.page ?? '[]';
  const known = read.get(page) as readonly Row[] | undefined;
  if (known) return known;
  const listed = JSON.parse(page) as (Row & Record<(typeof INSTANTS)[number], string | null>)[];
  const taken = listed.map((row) => ({
    ...row,
    ...Object.fromEntries(INSTANTS.map((name) => [name, instant(row[name])])),
  }));
  read.set(page, taken);
  return taken;
}

const INSTANTS = ['created_at', 'published_at', 'edited_at', 'withdrawn_at', 'threshold_reached_at'] as const;

function instant(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}

export interface FoundPage {
  readonly proposals: readonly Proposal[];
  /** Up to MOST_COUNTED + 1: more than that. */
  readonly total: number;
  readonly corrected: string | undefined;
}

/** What was searched for: only the newest 1,000 matches are put in order, so a common word costs no more than a rare one. */
export async function searchPage(
  ctx: Ctx,
  filter: ListFilter,
  search: {
    readonly words: string;
    readonly language: Language;
    readonly order: Order;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<FoundPage | null> {
  const parsed = await parseSearch(ctx.db, search.words, search.language);
  if (parsed.empty) return null;
  const source = {
    table: 'proposals',
    id: 'id',
    vector: 'search',
    newest: 'published_at',
    where: condition(filter, ''),
  };
  const best = search.order === 'best' || search.order === 'random';
  const page = best ? { limit: search.limit, offset: search.offset } : { limit: MOST_COUNTED };
  const order = best
    ? sql`found.rank desc, p.published_at desc`
    : search.order === 'newest'
      ? sql`p.published_at desc`
      : sql`t.supports desc`;
  const cut = best ? sql`` : sql`limit ${search.limit} offset ${search.offset}`;
  const { rows } = await sql<ProposalRow & { total: number }>`
    select ${listColumns}, found.total from ${rankedMatches(source, parsed, page)} as found
    join proposals p on p.id = found.id join proposal_tallies t on t.proposal_id = found.id
    order by ${order}, p.id desc ${cut}`.execute(ctx.db);
  return { proposals: rows.map(toProposal), total: rows[0]?.total ?? 0, corrected: parsed.corrected };
}

/** Counts up to MOST_COUNTED + 1. */
export async function countListed(ctx: Ctx, filter: ListFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select ${countUpTo(sql`proposals p where ${condition(filter)}`)} as total`.execute(ctx.db);
  return rows[0]?.total ?? 0;
}

/** Published proposals of the step that say nearly the same. */
export async function findSimilarProposals(
  ctx: Ctx,
  stepId: StepId,
  text: { readonly language: Language; readonly title: string; readonly body?: string },
  most: number,
): Promise<SimilarRow[]> {
  const where = sql`step_id = ${stepId} and standing not in ('draft', 'withdrawn', 'held', 'hidden')`;
  return findSimilar(ctx.db, { table: 'proposals', id: 'id', title: 'title', vector: 'search', where }, text, most);
}

function pageOf(found: readonly Proposal[], limit: number, cursorOf: (last: Proposal) => Cursor): ListPage {
  const proposals = found.slice(0, limit);
  const last = proposals.at(-1);
  return { proposals, next: found.length > limit && last ? cursorOf(last) : null };
}

/** Partial indexes ask for `standing <> 'draft'` in these words. */
function condition(filter: ListFilter, alias = 'p.'): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${alias}${name}`);
  const parts = [sql`${column('step_id')} = ${filter.stepId}`, sql`${column('standing')} <> 'draft'`];
  if (filter.standings.length > 0) parts.push(sql`${column('standing')} in (${sql.join(filter.standings)})`);
  else parts.push(sql`${column('standing')} not in ('withdrawn', 'held', 'hidden')`);
  if (filter.districtId === 'city') parts.push(sql`${column('district_id')} is null`);
  else if (filter.districtId) parts.push(sql`${column('district_id')} = ${filter.districtId}`);
  if (filter.neighbourhoodId) parts.push(sql`${column('neighbourhood_id')} = ${filter.neighbourhoodId}`);
  if (filter.categoryId) parts.push(sql`${column('category_id')} = ${filter.categoryId}`);
  if (filter.origin) parts.push(sql`${column('origin')} = ${filter.origin}`);
  return sql.join(parts, sql` and `);
}

/** What a row of a list says: the beginning of the text, and no date that it does not show. */
const listColumns = sql`p.id, p.process_id, p.step_id, p.number, p.language, p.title, left(p.body, 400) as body, p.origin,
  p.author_id, p.organisation_name, p.district_id, p.neighbourhood_id, p.category_id, p.standing,
  '{}'::text[] as because, p.published_at as created_at, p.published_at, p.edited_at, null::timestamptz as withdrawn_at, t.supports, t.comments, t.threshold_reached_at`;

export function columns(): RawBuilder<unknown> {
  return sql.join(PROPOSAL_COLUMNS.map((name) => sql.ref(name)));
}

/**
 * Proposals and supports of several steps, in one query: for the glances of home and process pages. The few that are out
 * of sight are taken away afterwards: the many are added up from the index of their numbers alone.
 */
export async function sumSteps(
  ctx: Ctx,
  stepIds: readonly StepId[],
): Promise<ReadonlyMap<StepId, { readonly proposals: number; readonly supports: number }>> {
  if (stepIds.length === 0) return new Map();
  const { rows } = await sql<{ step_id: StepId; proposals: number; supports: number }>`
    with out_of_sight as (
      select t.step_id, count(*) as proposals, coalesce(sum(t.supports), 0) as supports
      from proposals p join proposal_tallies t on t.proposal_id = p.id
      where p.step_id = any(${stepIds}::uuid[]) and p.standing in ('held', 'hidden') group by t.step_id
    )
    select step_id, all_of.proposals - coalesce(gone.proposals, 0) as proposals,
      all_of.supports - coalesce(gone.supports, 0) as supports
    from (
      select step_id, count(*) as proposals, coalesce(sum(supports), 0) as supports
      from proposal_tallies where step_id = any(${stepIds}::uuid[]) group by step_id
    ) as all_of left join out_of_sight as gone using (step_id)`.execute(ctx.db);
  return new Map(rows.map(({ step_id: id, ...sums }) => [id, sums]));
}

/** Whether anybody has put anything into the step, drafts included. */
export async function hasProposals(ctx: Ctx, stepId: StepId): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`
    select exists (select from proposals where step_id = ${stepId}) as there`.execute(ctx.db);
  return rows[0]?.there ?? false;
}

/** Published proposals of a step that still take supports, by their numbers. */
export async function listSupportable(
  ctx: Ctx,
  stepId: StepId,
  most: number,
): Promise<{ id: ProposalId; number: number; title: string; language: Language }[]> {
  const { rows } = await sql<{ id: ProposalId; number: number; title: string; language: Language }>`
    select p.id, p.number, p.title, p.language from proposals p join proposal_tallies t on t.proposal_id = p.id
    where p.step_id = ${stepId} and p.number is not null and t.takes_supports order by p.number limit ${most}`.execute(
    ctx.db,
  );
  return rows;
}
