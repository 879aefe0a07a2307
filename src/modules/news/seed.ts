import type { ProcessId } from '#kernel/ids.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { NewsId, NewsItem, NewsWords } from './news.ts';
import { changePicture } from './picture-store.ts';
import { insertCorrection, keepNews } from './store.ts';
import { wordsToKeep } from './words-to-keep.ts';

export interface SeededNews extends NewsWords {
  readonly slug: string;
  readonly processId: ProcessId | null;
  readonly publishedAt: Date;
  readonly picture?: { readonly bytes: Uint8Array; readonly alt: LocalizedText };
  /** Put right since. */
  readonly correction?: LocalizedText;
  /** Taken back since, and why. */
  readonly withdrawn?: LocalizedText;
}

/** Ready-made news, written as they are: the demo city's. Nobody is told. */
export async function seedNews(ctx: Ctx, news: readonly SeededNews[]): Promise<NewsId[]> {
  const ids: NewsId[] = [];
  for (const seeded of news) {
    const { slug, processId, publishedAt, correction, withdrawn } = seeded;
    const dayAfter = new Date(Math.min(publishedAt.getTime() + 86_400_000, ctx.clock.now().getTime()));
    const picture = seeded.picture && (await changePicture(ctx, null, seeded.picture.bytes, seeded.picture.alt));
    if (picture && !picture.ok) throw new Error(`The demo's picture of ${slug}: ${picture.code}`);
    const item: NewsItem = {
      ...wordsToKeep(seeded),
      id: ctx.newId<NewsId>(),
      ...{ slug, processId, publishedAt },
      state: withdrawn ? 'withdrawn' : 'published',
      picture: picture?.value ?? null,
      publishAt: null,
      correctedAt: correction ? dayAfter : null,
      withdrawnAt: withdrawn ? dayAfter : null,
      withdrawalReason: withdrawn ?? {},
      updatedAt: publishedAt,
    };
    await keepNews(ctx, item);
    if (correction) await insertCorrection(ctx, item.id, { at: dayAfter, note: correction });
    ids.push(item.id);
  }
  return ids;
}
