import { hashOf } from '@ateneu/public-record';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { isVersioned } from './city.ts';
import { pageHtml } from './page-html.ts';
import { mayRunCity } from './policy.ts';
import { findPage, insertPage } from './store.ts';

export interface PageToPublish {
  readonly slug: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** HTML; what a page may not hold is dropped. */
  readonly body: LocalizedText;
}

/**
 * Publishes a version of a page; the same version again replaces its words, an older one stays readable. Words that
 * people accepted (terms) are never replaced: they get a new version, which the record names.
 */
export async function publishPage(
  ctx: Ctx,
  page: PageToPublish,
): Promise<Result<{ version: string }, 'administrators-only' | 'page-version-exists'>> {
  const { slug, version, title } = page;
  if (!mayRunCity(ctx.actor)) return refuse('administrators-only');
  return ctx.transact(async (inside) => {
    if (isVersioned(slug) && (await findPage(inside, slug, version))) return refuse('page-version-exists', { version });
    const body = pageHtml(page.body);
    await insertPage(inside, { slug, version, title, body, id: ctx.newId<string>(), publishedAt: ctx.clock.now() });
    if (slug === 'terms') await recordTerms(inside, version, { title, body });
    return ok({ version });
  });
}

async function recordTerms(ctx: Ctx, version: string, words: Pick<PageToPublish, 'title' | 'body'>): Promise<void> {
  await appendToRecord(ctx, {
    kind: 'terms-published',
    subject: { kind: 'terms', id: version },
    processId: null,
    payload: {
      role: ctx.actor.kind === 'system' ? 'system' : 'administrator',
      office: null,
      version,
      textHash: hashOf(words),
      effectiveOn: ctx.clock.now().toISOString().slice(0, 10),
    },
  });
}
