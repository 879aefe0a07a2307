import { Hono } from 'hono';
import { z } from 'zod';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { SearchPage } from './SearchPage.tsx';
import { SEARCH_KINDS, searchCity } from './search-city.ts';

const PAGE = 20;
const FEW = 4;
/** Only the first 1,000 matches are ranked (platform/search). */
const LAST = 980;

const query = z.object({
  q: z.string().max(200).default(''),
  kind: z.enum(SEARCH_KINDS).optional().catch(undefined),
  from: z.coerce.number().int().min(0).max(LAST).default(0),
});

/** One search over everything public. */
export function searchRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/search', async (c) => {
    const { ctx, reader, visitorKey } = c.var;
    const asked = readQuery(c, query);
    const kind = asked.kind ?? null;
    const title = asked.q ? reader.t('search.title-for', { words: asked.q }) : reader.t('search.title');
    const head = { title, unlisted: asked.q !== '' };
    const page = { r: reader, words: asked.q, kind, from: asked.from };
    if (asked.q === '') return c.render(<SearchPage {...page} found={null} />, head);
    const limited = await ctx.limits.limit('search', ctx.actor.kind === 'person' ? ctx.actor.personId : visitorKey);
    if (!limited.allowed) {
      c.header('retry-after', String(limited.retryAfterSeconds));
      return c.render(<SearchPage {...page} found={null} waitSeconds={limited.retryAfterSeconds} />, {
        ...head,
        status: 429,
      });
    }
    const limit = kind === null ? FEW : PAGE;
    const found = await searchCity(ctx, reader, {
      words: asked.q,
      kind,
      limit,
      offset: kind === null ? 0 : asked.from,
    });
    return c.render(<SearchPage {...page} found={found} pageSize={PAGE} />, head);
  });

  return routes;
}
