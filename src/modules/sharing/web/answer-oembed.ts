import type { Context } from 'hono';
import { z } from 'zod';
import { readCity } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { pathHere } from '../short-link.ts';
import { type CardOptions, findCard } from './cards/find-card.tsx';
import { embedCode, escaped, widthWithin } from './embed-code.ts';

const pixels = z.coerce.number().int().min(1).max(10_000).optional().catch(undefined);
const query = z.object({
  url: z.string().max(2000).catch(''),
  format: z.string().default('json'),
  maxwidth: pixels,
  maxheight: pixels,
});

/** Addresses that open to whoever signs in only: asked about, they are private rather than absent. */
const PRIVATE = /^\/(manage|account|notices|follows|sign-in|your-data\/)/;
const CACHE_SECONDS = 3600;

/** How a program learns what to put into a page for an address of this city (oembed.com, 1.0). Nothing of who asks. */
export async function answerOembed(c: Context<Env>, { methods }: CardOptions): Promise<Response> {
  const { ctx, reader } = c.var;
  const { url, format, maxwidth, maxheight } = query.parse(c.req.query());
  c.header('access-control-allow-origin', '*');
  if (format !== 'json' && format !== 'xml') return c.text('Only json and xml', 501);
  const path = pathHere(url, ctx.origin);
  if (path !== null && PRIVATE.test(path)) return c.text('Only for whoever signs in', 401);
  const card = path === null ? null : await findCard({ ctx, r: reader, methods, path });
  if (path === null || !card) return c.text('There is no card of this address', 404);
  const width = widthWithin(maxwidth);
  const height = Math.min(card.height, maxheight ?? card.height);
  const answer = {
    type: 'rich',
    version: '1.0',
    title: card.title,
    provider_name: reader.text((await readCity(ctx)).name),
    provider_url: `${ctx.origin}/`,
    cache_age: CACHE_SECONDS,
    html: embedCode({ origin: ctx.origin, path, title: card.title, language: reader.language, height, width }),
    ...{ width, height },
  };
  c.header('cache-control', 'public, max-age=300');
  c.header('vary', 'accept-language');
  if (format === 'json') return c.json(answer);
  return c.body(xmlOf(answer), 200, { 'content-type': 'text/xml; charset=utf-8' });
}

function xmlOf(answer: Readonly<Record<string, string | number>>): string {
  const parts = Object.entries(answer).map(([name, value]) => `<${name}>${escaped(String(value))}</${name}>`);
  return `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>${parts.join('')}</oembed>\n`;
}
