import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type NotAtDesk, newsToChange } from './at-desk.ts';
import type { NewsId } from './news.ts';
import { keepNews } from './store.ts';

/** Takes its hour away: it is a draft again, until somebody publishes it. */
export async function holdNews(ctx: Ctx, id: NewsId): Promise<Result<void, NotAtDesk | 'news-not-scheduled'>> {
  return ctx.transact(async (inside) => {
    const found = await newsToChange(inside, id);
    if (!found.ok) return found;
    const item = found.value;
    if (item.state !== 'scheduled') return refuse('news-not-scheduled');
    await keepNews(inside, { ...item, state: 'draft', publishAt: null, updatedAt: inside.clock.now() });
    await inside.noteAct({ act: 'news-held', subject: { kind: 'news', id }, processId: item.processId });
    return ok();
  });
}
