import type { MiddlewareHandler } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { readerOf } from '#platform/words/reader.ts';
import type { AppParts } from './app.tsx';
import { drawCard } from './card-document.tsx';
import { languageAsked } from './language-asked.ts';

/**
 * Cards in other pages, and what programs ask of them, are drawn for nobody: no cookie is read or set, no session is
 * looked up, and whoever is signed in sees what a visitor sees.
 */
export function meetStranger(parts: AppParts): MiddlewareHandler<Env> {
  const { platform, words } = parts;
  return async (c, next) => {
    if (!(c.req.path.startsWith('/embed/') || c.req.path === '/oembed')) return next();
    const requestId = crypto.randomUUID();
    const who = { actor: { kind: 'visitor' }, requestId } as const;
    const city = await parts.cityFrame(platform.ctx({ ...who, language: 'ca' }));
    const language = languageAsked(c, city);
    const ctx = platform.ctx({ ...who, language });
    const { timeZone, currency } = city;
    c.set('ctx', ctx);
    c.set('reader', readerOf({ words, language, timeZone, currency, now: ctx.clock.now() }));
    c.setRenderer((content, head) => drawCard(c, parts, city, content, head));
    c.header('x-request-id', requestId);
    return next();
  };
}
