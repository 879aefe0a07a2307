import { type LocalizedText, textIn } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type NotAtDesk, newsToChange } from './at-desk.ts';
import type { NewsId } from './news.ts';
import { keepNews } from './store.ts';

/** Takes published news back, for good: whoever comes to its address reads that, and why. */
export async function withdrawNews(
  ctx: Ctx,
  id: NewsId,
  reason: LocalizedText,
): Promise<Result<void, NotAtDesk | 'news-not-published' | 'withdrawal-without-reason'>> {
  return ctx.transact(async (inside) => {
    const found = await newsToChange(inside, id);
    if (!found.ok) return found;
    const item = found.value;
    if (item.state !== 'published') return refuse('news-not-published');
    const after = textIn(reason, inside.language);
    if (after === '') return refuse('withdrawal-without-reason');
    const now = inside.clock.now();
    await keepNews(inside, { ...item, state: 'withdrawn', withdrawnAt: now, withdrawalReason: reason, updatedAt: now });
    await inside.noteAct({ act: 'news-withdrawn', subject: { kind: 'news', id }, processId: item.processId, after });
    return ok();
  });
}
