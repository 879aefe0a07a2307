import { ok, type Result, refuse } from '#kernel/result.ts';
import { findProcess, mayReadProcess, type ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type Correction, type NewsItem, wasPublic } from './news.ts';
import { findNews, listCorrections } from './store.ts';

export interface NewsRead {
  /** Published, or withdrawn. */
  readonly item: NewsItem;
  readonly process: ProcessWithSteps | null;
  /** Newest first. */
  readonly corrections: readonly Correction[];
}

/** What everybody may read, and of a process those who may read the process. */
export async function readNews(ctx: Ctx, slug: string): Promise<Result<NewsRead, 'news-not-found'>> {
  const item = await findNews(ctx, { slug });
  if (!item || !wasPublic(item)) return refuse('news-not-found');
  const process = item.processId ? ((await findProcess(ctx, { id: item.processId })) ?? null) : null;
  if (item.processId && !(process && mayReadProcess(ctx.actor, process))) return refuse('news-not-found');
  return ok({ item, process, corrections: await listCorrections(ctx, item.id) });
}
