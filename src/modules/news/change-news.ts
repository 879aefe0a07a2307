import type { ProcessId } from '#kernel/ids.ts';
import { inLanguage, type LocalizedText, textIn } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import type { Ctx } from '#platform/ctx.ts';
import { type NotAtDesk, newsToChange } from './at-desk.ts';
import { gapsOf, type NewsId, type NewsItem, wasPublic } from './news.ts';
import { changePicture } from './picture-store.ts';
import { insertCorrection, keepNews } from './store.ts';
import { wordsToKeep } from './words-to-keep.ts';
import { mayWriteIn, type NewsInput, type NewsRefusal, slugFor } from './write-news.ts';

export interface NewsChange extends NewsInput {
  /** What was put right: needed once everybody may have read it, and shown below it with its date. */
  readonly note: LocalizedText;
}

type Refused = NotAtDesk | NewsRefusal | 'news-withdrawn' | 'news-unfinished' | 'correction-without-note';

/** Rewrites a draft, or corrects what is public: then its address and its process stay, and the note says what changed. */
export async function changeNews(ctx: Ctx, id: NewsId, change: NewsChange): Promise<Result<NewsItem, Refused>> {
  return ctx.transact(async (inside) => {
    const found = await newsToChange(inside, id);
    if (!found.ok) return found;
    const before = found.value;
    const why = await whyNot(inside, before, change);
    if (why) return refuse(why);
    const picture = await changePicture(inside, before.picture, change.picture, change.alt);
    if (!picture.ok) return picture;
    const now = inside.clock.now();
    const written = { ...before, ...wordsToKeep(change), picture: picture.value, updatedAt: now };
    const item: NewsItem = wasPublic(before)
      ? { ...written, correctedAt: now }
      : { ...written, processId: change.processId, slug: await slugFor(inside, change, id) };
    // What has its hour, or is public, is never unfinished.
    if (before.state !== 'draft' && gapsOf(item).length > 0) return refuse('news-unfinished');
    await keepNews(inside, item);
    await say(inside, item, change.note);
    return ok(item);
  });
}

async function whyNot(ctx: Ctx, before: NewsItem, { processId, title, note }: NewsChange) {
  if (before.state === 'withdrawn') return 'news-withdrawn';
  if (textIn(title, ctx.language) === '') return 'news-without-title';
  if (wasPublic(before)) return textIn(note, ctx.language) === '' ? 'correction-without-note' : null;
  return (await mayMoveTo(ctx, before, processId)) ? null : 'not-your-news';
}

async function mayMoveTo(ctx: Ctx, before: NewsItem, processId: ProcessId | null): Promise<boolean> {
  return before.processId === processId || mayWriteIn(ctx, processId);
}

async function say(ctx: Ctx, { id, processId, state }: NewsItem, note: LocalizedText): Promise<void> {
  const subject = { kind: 'news', id };
  if (state !== 'published') return ctx.noteAct({ act: 'news-changed', subject, processId });
  await insertCorrection(ctx, id, { at: ctx.clock.now(), note });
  await ctx.noteAct({ act: 'news-corrected', subject, processId, after: inLanguage(note, ctx.language).text });
}
