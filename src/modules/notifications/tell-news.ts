import type { PersonId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertNews, insertNotices } from './news-store.ts';
import type { Because, News } from './notice.ts';
import { readersOf } from './readers.ts';

export const TELL_NEWS = 'notifications.tell-news';
export const WRITE_AT_ONCE = 'notifications.write-at-once';

/**
 * Keeps a piece of news in the transaction of whoever made it, once however often it is heard. Those whom it concerns
 * are told at the same moment; a job goes round the followers.
 */
export async function tellNews(ctx: Ctx, news: News): Promise<void> {
  await ctx.transact(async (inside) => {
    const kept = await insertNews(inside, news);
    if (!kept) return;
    const among = await readersOf(inside, news.about.processId ?? null);
    for (const [because, people] of toldDirectly(news)) {
      const told = among === null ? people : people.filter((person) => among.includes(person));
      await insertNotices(inside, kept.id, because, told);
    }
    await inside.enqueue(TELL_NEWS, { eventId: kept.id }, { key: kept.id });
  });
}

/** Nobody is told what she did herself, and nobody twice: the first reason counts. */
function toldDirectly({ told = [], by }: News): Map<Because, PersonId[]> {
  const reasons = new Map<PersonId, Because>();
  for (const { personId, because } of told)
    if (personId !== null && personId !== by && !reasons.has(personId)) reasons.set(personId, because);
  const people = new Map<Because, PersonId[]>();
  for (const [personId, because] of reasons) people.set(because, [...(people.get(because) ?? []), personId]);
  return people;
}
