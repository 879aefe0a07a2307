import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type NotAtDesk, newsToChange } from './at-desk.ts';
import { type NewsId, wasPublic } from './news.ts';
import { removePicture } from './picture-store.ts';
import { deleteNews } from './store.ts';

/** Throws away what nobody else ever read. */
export async function discardNews(ctx: Ctx, id: NewsId): Promise<Result<void, NotAtDesk | 'news-public-already'>> {
  return ctx.transact(async (inside) => {
    const found = await newsToChange(inside, id);
    if (!found.ok) return found;
    const item = found.value;
    if (wasPublic(item)) return refuse('news-public-already');
    await deleteNews(inside, id);
    await removePicture(inside, item.picture);
    await inside.noteAct({ act: 'news-discarded', subject: { kind: 'news', id }, processId: item.processId });
    return ok();
  });
}
