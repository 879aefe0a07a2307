import { hashOf } from '@ateneu/public-record';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { ok, type Result, refuse } from '#kernel/result.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { appendToRecord } from '#modules/record/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { isVersioned } from './city.ts';
import { pageHtml } from './page-html.ts';
import { mayRunCity } from './policy.ts';
import { findPage, insertPage, readCity } from './store.ts';

export interface PageToPublish {
  readonly slug: string;
  readonly version: string;
  readonly title: LocalizedText;
  /** HTML; what a page may not hold is dropped. */
  readonly body: LocalizedText;
  /** From when a new version of words that people accept holds; left out: at once, as the first version always does. */
  readonly holdsFrom?: Date | undefined;
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
    const publishedAt = ctx.clock.now();
    const follows = isVersioned(slug) && (await findPage(inside, slug)) !== undefined;
    const holdsFrom = follows && page.holdsFrom && page.holdsFrom > publishedAt ? page.holdsFrom : publishedAt;
    await insertPage(inside, { slug, version, title, body, id: ctx.newId<string>(), publishedAt, holdsFrom });
    if (slug === 'terms') await recordTerms(inside, version, holdsFrom, { title, body });
    return ok({ version });
  });
}

async function recordTerms(
  ctx: Ctx,
  version: string,
  holdsFrom: Date,
  words: Pick<PageToPublish, 'title' | 'body'>,
): Promise<void> {
  const { timeZone } = await readCity(ctx);
  await appendToRecord(ctx, {
    kind: 'terms-published',
    subject: { kind: 'terms', id: version },
    processId: null,
    payload: {
      role: ctx.actor.kind === 'system' ? 'system' : 'administrator',
      office: null,
      version,
      textHash: hashOf(words),
      effectiveOn: writeZonedTime(holdsFrom, timeZone).slice(0, 10),
    },
  });
}
