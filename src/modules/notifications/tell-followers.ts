import type { PersonId, ProcessId } from '#kernel/ids.ts';
import type { Ctx } from '#platform/ctx.ts';
import { keepTelling, lockTelling, type Telling, tellFollowers } from './news-store.ts';
import type { NoticeEventId } from './notice.ts';
import { readersOf } from './readers.ts';
import { WRITE_AT_ONCE } from './tell-news.ts';

/** So many followers a transaction: after a crash at most these are told again, and nobody is told twice. */
const AT_ONCE = 2000;

/** Goes round the followers of each thing a piece of news is about, from where it stopped. */
export async function tellFollowersOf(ctx: Ctx, eventId: NoticeEventId): Promise<void> {
  let more = true;
  // Whom it may be told is asked once: whoever leaves in these seconds finds nothing behind her notice.
  const readers: Readers = new Map();
  while (more) {
    more = await ctx.transact(async (inside) => {
      const telling = await lockTelling(inside, eventId);
      return telling ? tellSome(inside, eventId, telling, readers) : false;
    });
  }
}

type Readers = Map<ProcessId | null, readonly PersonId[] | null>;

/** Whether there are more. */
async function tellSome(ctx: Ctx, eventId: NoticeEventId, telling: Telling, readers: Readers): Promise<boolean> {
  const subject = telling.audience[telling.thing];
  if (subject === undefined) {
    await keepTelling(ctx, eventId, { thing: telling.thing, person: null, done: true });
    await ctx.enqueue(WRITE_AT_ONCE, { eventId }, { key: eventId, startAfter: telling.ripeAt });
    return false;
  }
  if (!readers.has(telling.processId)) readers.set(telling.processId, await readersOf(ctx, telling.processId));
  const page = { after: telling.person, size: AT_ONCE, among: readers.get(telling.processId) ?? null };
  const { last, people } = await tellFollowers(ctx, eventId, subject, page);
  const goesOn = people === AT_ONCE;
  const reached = { thing: goesOn ? telling.thing : telling.thing + 1, person: goesOn ? last : null, done: false };
  await keepTelling(ctx, eventId, reached);
  return true;
}
