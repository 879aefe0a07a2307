import type { ProcessId } from '#kernel/ids.ts';
import { listProcesses, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { countPublished, listPublished, type NewsCursor, type NewsFilter } from './list-store.ts';
import type { NewsItem } from './news.ts';

export interface NewsAsked {
  readonly of?: NewsFilter['of'];
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
  readonly after?: NewsCursor | undefined;
}

export interface NewsList {
  readonly items: readonly NewsItem[];
  /** Up to 1,001: more than 1,000. */
  readonly total: number;
  /** When the first news of all came out; null where there are none. */
  readonly oldest: Date | null;
  readonly next: NewsCursor | null;
}

const PAGE = 20;

/** A page of published news, newest first: those of the city, and of processes whoever asks may read. */
export async function listNews(ctx: Ctx, asked: NewsAsked, places: ReadablePlaces): Promise<NewsList> {
  const { after, ...rest } = asked;
  const filter = { ...rest, readable: [...places.keys()] };
  const [found, { total, oldest }] = [
    await listPublished(ctx, filter, { after, limit: PAGE + 1 }),
    await countPublished(ctx, filter),
  ];
  const items = found.slice(0, PAGE);
  const last = items.at(-1);
  const next = found.length > PAGE && last?.publishedAt ? { at: last.publishedAt, id: last.id } : null;
  return { items, total, oldest, next };
}

export type ReadablePlaces = ReadonlyMap<ProcessId, ProcessWithSteps>;

/** The processes whoever asks may read: news of others are not there for her. Asked for each, never kept. */
export async function readablePlaces(ctx: Ctx): Promise<ReadablePlaces> {
  const processes = await listProcesses(ctx, { statuses: ['published', 'archived'], limit: 1000 });
  return new Map(processes.map((process) => [process.id, process]));
}
