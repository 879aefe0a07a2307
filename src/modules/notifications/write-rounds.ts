import type { Ctx } from '#platform/ctx.ts';
import { writeLetters } from './emails.ts';
import {
  type DigestFrequency,
  keepLetters,
  keepRound,
  lockLetters,
  lockRound,
  openRound,
  peopleAtOnce,
  peopleWaiting,
  settleUnwanted,
  unfinishedRounds,
  waitingFor,
} from './letter-store.ts';
import type { NoticeEventId } from './notice.ts';

/** So many people a transaction: what was written before a crash stands, what was not is written after it. */
const AT_ONCE = 1000;

/** The letters of today, once a day whoever asks; and whatever an earlier round left. */
export async function writeDigests(ctx: Ctx, frequency: DigestFrequency): Promise<void> {
  await openRound(ctx, frequency, ctx.clock.now().toISOString().slice(0, 10));
  await finishRounds(ctx);
}

export async function finishRounds(ctx: Ctx): Promise<void> {
  for (const { id } of await unfinishedRounds(ctx)) {
    while (await ctx.transact((inside) => writeSome(inside, id)));
  }
}

/** The letters of the next people; each batch stands or falls whole. Whether there are more. */
async function writeSome(ctx: Ctx, id: string): Promise<boolean> {
  const round = await lockRound(ctx, id);
  if (!round) return false;
  const people = await peopleWaiting(ctx, round, AT_ONCE);
  const reached = people.at(-1) ?? null;
  if (reached === null) {
    await keepRound(ctx, id, { reached, letters: 0 });
    return false;
  }
  await settleUnwanted(ctx, people, round.upTo);
  const waiting = await waitingFor(ctx, people, { frequency: round.frequency, upTo: round.upTo });
  const letters = await writeLetters(ctx, { name: `round ${id}`, frequency: round.frequency, waiting });
  await keepRound(ctx, id, { reached, letters });
  return true;
}

/** The letters that leave at once about one piece of news. */
export async function writeAtOnce(ctx: Ctx, eventId: NoticeEventId): Promise<void> {
  let more = true;
  while (more) more = await ctx.transact((inside) => writeSomeAtOnce(inside, eventId));
}

async function writeSomeAtOnce(ctx: Ctx, eventId: NoticeEventId): Promise<boolean> {
  const letters = await lockLetters(ctx, eventId);
  // Too early: it may still be taken back. The catching up comes by later.
  if (!letters || letters.ripeAt > ctx.clock.now()) return false;
  const people = await peopleAtOnce(ctx, eventId, { after: letters.after, size: AT_ONCE });
  const reached = people.at(-1) ?? null;
  if (people.length > 0) {
    const waiting = await waitingFor(ctx, people, { frequency: 'at-once', upTo: ctx.clock.now(), eventId });
    await writeLetters(ctx, { name: `news ${eventId}`, frequency: 'at-once', waiting });
  }
  await keepLetters(ctx, eventId, reached);
  return reached !== null;
}
