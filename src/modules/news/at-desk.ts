import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { NewsId, NewsItem } from './news.ts';
import { findNews, lockNews } from './store.ts';
import { mayWriteIn } from './write-news.ts';

export type NotAtDesk = 'news-not-found' | 'not-your-news';

/** For whoever may write it, in whatever state. */
export async function newsAtDesk(ctx: Ctx, id: NewsId): Promise<Result<NewsItem, NotAtDesk>> {
  return forItsWriters(ctx, await findNews(ctx, { id }));
}

/** The same, and nobody else changes it until the transaction ends. */
export async function newsToChange(inside: Ctx, id: NewsId): Promise<Result<NewsItem, NotAtDesk>> {
  return forItsWriters(inside, await lockNews(inside, id));
}

async function forItsWriters(ctx: Ctx, item: NewsItem | undefined): Promise<Result<NewsItem, NotAtDesk>> {
  if (!item) return refuse('news-not-found');
  return (await mayWriteIn(ctx, item.processId)) ? ok(item) : refuse('not-your-news');
}
