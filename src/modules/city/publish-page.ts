import type { LocalizedText } from '#kernel/localized-text.ts';
import type { Ctx } from '#platform/ctx.ts';
import { insertPage } from './store.ts';

/** Publishes a version of a page; the same version again replaces its words, an older one stays readable. */
export async function publishPage(
  ctx: Ctx,
  page: { slug: string; version: string; title: LocalizedText; body: LocalizedText },
): Promise<void> {
  await insertPage(ctx, { ...page, id: ctx.newId<string>(), publishedAt: ctx.clock.now() });
}
