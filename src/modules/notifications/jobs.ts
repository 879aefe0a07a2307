import type { Ctx } from '#platform/ctx.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { unfinishedNews } from './news-store.ts';
import type { NoticeEventId } from './notice.ts';
import { tellFollowersOf } from './tell-followers.ts';
import { TELL_NEWS, WRITE_AT_ONCE } from './tell-news.ts';
import { finishRounds, writeAtOnce, writeDigests } from './write-rounds.ts';

/** In the morning of the city: before work, never at night. */
const MORNING = { timeZone: 'Europe/Madrid' } as const;

export function notificationJobs(): JobDefinition[] {
  return [
    defineJob<{ eventId: NoticeEventId }>({
      name: TELL_NEWS,
      run: (ctx, { eventId }) => tellFollowersOf(ctx, eventId),
    }),
    defineJob<{ eventId: NoticeEventId }>({
      name: WRITE_AT_ONCE,
      run: (ctx, { eventId }) => writeAtOnce(ctx, eventId),
    }),
    defineJob({
      name: 'notifications.write-daily',
      schedule: { cron: '0 7 * * *', ...MORNING },
      run: (ctx) => writeDigests(ctx, 'daily'),
    }),
    defineJob({
      name: 'notifications.write-weekly',
      schedule: { cron: '30 7 * * 1', ...MORNING },
      run: (ctx) => writeDigests(ctx, 'weekly'),
    }),
    defineJob({ name: 'notifications.catch-up', schedule: { cron: '*/5 * * * *' }, run: (ctx) => catchUp(ctx) }),
  ];
}

/** What a stopped machine left: news not told, letters not written, rounds not ended. */
export async function catchUp(ctx: Ctx): Promise<void> {
  for (const { id, told } of await unfinishedNews(ctx, 500)) {
    if (!told) await tellFollowersOf(ctx, id);
    await writeAtOnce(ctx, id);
  }
  await finishRounds(ctx);
}
