import type { Ctx } from '#platform/ctx.ts';
import { itemOf, type RecordItem, storedLine } from './record.ts';
import { type EntryFilter, findEntry, findHead, listNewest, listOldest } from './store.ts';

export interface RecordPageRequest extends EntryFilter {
  /** Only entries with a lower number: the `next` of the page before. */
  readonly before?: number | undefined;
}

export interface RecordPage {
  readonly items: readonly RecordItem[];
  /** Where the next page begins; null on the last. */
  readonly next: number | null;
}

const PAGE = 20;
const BATCH = 500;

/** Newest first, a page at a time. */
export async function readRecord(ctx: Ctx, request: RecordPageRequest = {}): Promise<RecordPage> {
  const found = await listNewest(ctx, request, request.before ?? null, PAGE + 1);
  const items = found.slice(0, PAGE).map(itemOf);
  return { items, next: found.length > PAGE ? (items.at(-1)?.seq ?? null) : null };
}

export async function readEntry(ctx: Ctx, seq: number): Promise<RecordItem | undefined> {
  const entry = await findEntry(ctx, seq);
  return entry && itemOf(entry);
}

/** The lines of the published file, up to the head at the time of asking, read a few hundred at a time. */
export async function* recordLines(ctx: Ctx): AsyncGenerator<string> {
  const { seq: upTo } = await findHead(ctx);
  let after = 0;
  for (;;) {
    const entries = await listOldest(ctx, { after, upTo, limit: BATCH });
    for (const entry of entries) yield storedLine(entry);
    const last = entries.at(-1);
    if (last === undefined || entries.length < BATCH) return;
    after = last.seq;
  }
}
