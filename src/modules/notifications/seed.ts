import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertFollow } from './follow-store.ts';
import type { News, Thing } from './notice.ts';
import { tellNews } from './tell-news.ts';

/** What somebody of the demo city follows, and what she was told. */
export interface SeededNotices {
  readonly personId: PersonId;
  readonly follows: readonly Thing[];
  readonly news: readonly Pick<News, 'type' | 'about'>[];
}

export async function seedNotices(ctx: Ctx, { personId, follows, news }: SeededNotices): Promise<number> {
  for (const thing of follows) await insertFollow(ctx, personId, thing);
  for (const { type, about } of news) {
    const key = `${type}:${about.proposalId ?? about.newsId ?? about.stepId ?? about.processId}`;
    await tellNews(ctx, { key, type, about, by: null, audience: [], told: [{ personId, because: 'followed' }] });
  }
  return news.length;
}
