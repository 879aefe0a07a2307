import { ok, type Result, refuse } from '#kernel/result.ts';
import { findProcess } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type NotAtDesk, newsToChange } from './at-desk.ts';
import type { NewsPublished } from './events.ts';
import { gapsOf, type NewsId, type NewsItem, wasPublic } from './news.ts';
import { keepNews } from './store.ts';

type Refused = NotAtDesk | 'news-public-already' | 'news-unfinished' | 'news-in-the-past' | 'news-of-a-draft';

/** Publishes it, or gives it the hour at which a job will. @param at null: now */
export async function publishNews(ctx: Ctx, id: NewsId, at: Date | null): Promise<Result<NewsItem, Refused>> {
  return ctx.transact(async (inside) => {
    const found = await newsToChange(inside, id);
    if (!found.ok) return found;
    const item = found.value;
    if (wasPublic(item)) return refuse('news-public-already');
    if (gapsOf(item).length > 0) return refuse('news-unfinished');
    if (at && at <= inside.clock.now()) return refuse('news-in-the-past');
    if (await isOfADraft(inside, item)) return refuse('news-of-a-draft');
    return ok(at ? await schedule(inside, item, at) : await makePublic(inside, item));
  });
}

/** Everybody reads it from the commit on; the modules above hear of it, once. Inside a transaction that holds its row. */
export async function makePublic(inside: Ctx, before: NewsItem): Promise<NewsItem> {
  const now = inside.clock.now();
  const item: NewsItem = { ...before, state: 'published', publishAt: null, publishedAt: now, updatedAt: now };
  await keepNews(inside, item);
  await inside.emit<NewsPublished>({ type: 'news-published', newsId: item.id, processId: item.processId });
  await note(inside, item, 'news-published');
  return item;
}

/** Nobody is told of news about what nobody may see. */
export async function isOfADraft(ctx: Ctx, { processId }: NewsItem): Promise<boolean> {
  if (processId === null) return false;
  return (await findProcess(ctx, { id: processId }))?.status === 'draft';
}

async function schedule(inside: Ctx, before: NewsItem, at: Date): Promise<NewsItem> {
  const item: NewsItem = { ...before, state: 'scheduled', publishAt: at, updatedAt: inside.clock.now() };
  await keepNews(inside, item);
  await note(inside, item, 'news-scheduled', at.toISOString());
  return item;
}

async function note(ctx: Ctx, { id, processId }: NewsItem, act: string, after?: string): Promise<void> {
  await ctx.noteAct({ act, subject: { kind: 'news', id }, processId, ...(after ? { after } : {}) });
}
