import type { Ctx } from '#platform/ctx.ts';
import { defineJob, type JobDefinition } from '#platform/job-definition.ts';
import { isOfADraft, makePublic } from './publish-news.ts';
import { dueNews, lockNews } from './store.ts';

const AT_ONCE = 100;

export function newsJobs(): JobDefinition[] {
  return [
    defineJob({
      name: 'news.publish-due',
      schedule: { cron: '* * * * *' },
      run: async (ctx) => void (await publishDueNews(ctx)),
    }),
  ];
}

/** @returns how many came out; run twice, or on two machines at once, each comes out once */
export async function publishDueNews(ctx: Ctx): Promise<number> {
  let published = 0;
  for (const id of await dueNews(ctx, AT_ONCE)) {
    published += await ctx.transact(async (inside) => {
      const item = await lockNews(inside, id);
      const isDue = item?.state === 'scheduled' && item.publishAt !== null && item.publishAt <= inside.clock.now();
      if (!isDue || (await isOfADraft(inside, item))) return 0;
      await makePublic(inside, item);
      return 1;
    });
  }
  return published;
}
