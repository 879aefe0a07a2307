import type { ProcessId } from '#kernel/ids.ts';
import { inLanguage } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { findProcess, freeSlug, mayReadProcess, slugOf } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { NewsId, NewsItem, NewsWords } from './news.ts';
import { changePicture, type PictureChange } from './picture-store.ts';
import { mayWriteNews } from './policy.ts';
import { keepNews, slugsLike } from './store.ts';
import { wordsToKeep } from './words-to-keep.ts';

export interface NewsInput extends NewsWords {
  readonly processId: ProcessId | null;
  readonly picture: PictureChange;
  readonly alt: NewsItem['title'];
}

export type NewsRefusal =
  | 'not-your-news'
  | 'news-without-title'
  | Extract<Awaited<ReturnType<typeof changePicture>>, { ok: false }>['code'];

/** Begins a piece of news: a draft that those who may write it see. */
export async function writeNews(ctx: Ctx, input: NewsInput): Promise<Result<NewsItem, NewsRefusal>> {
  if (!(await mayWriteIn(ctx, input.processId))) return refuse('not-your-news');
  if (inLanguage(input.title, ctx.language).text === '') return refuse('news-without-title');
  return ctx.transact(async (inside) => {
    const picture = await changePicture(inside, null, input.picture, input.alt);
    if (!picture.ok) return picture;
    const item: NewsItem = {
      ...wordsToKeep(input),
      id: inside.newId<NewsId>(),
      slug: await slugFor(inside, input, null),
      processId: input.processId,
      state: 'draft',
      picture: picture.value,
      ...{ publishAt: null, publishedAt: null, correctedAt: null, withdrawnAt: null, withdrawalReason: {} },
      updatedAt: inside.clock.now(),
    };
    await keepNews(inside, item);
    await inside.noteAct({ act: 'news-written', subject: { kind: 'news', id: item.id }, processId: item.processId });
    return ok(item);
  });
}

/** Of the city, or of a process that is there for whoever writes. */
export async function mayWriteIn(ctx: Ctx, processId: ProcessId | null): Promise<boolean> {
  if (!mayWriteNews(ctx.actor, processId)) return false;
  if (processId === null) return true;
  const process = await findProcess(ctx, { id: processId });
  return process !== undefined && mayReadProcess(ctx.actor, process);
}

/** @param id of the item itself, whose own address is not in its way */
export async function slugFor(ctx: Ctx, { title }: Pick<NewsWords, 'title'>, id: NewsId | null): Promise<string> {
  const wanted = slugOf(inLanguage(title, ctx.language).text) || `news-${ctx.clock.now().toISOString().slice(0, 10)}`;
  return freeSlug(wanted, await slugsLike(ctx, wanted, id));
}
