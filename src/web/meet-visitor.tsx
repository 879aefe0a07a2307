import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { ComponentChildren } from 'preact';
import type { Language } from '#kernel/language.ts';
import { unreadNotices } from '#modules/notifications/index.ts';
import type { Env, Head } from '#platform/http/env.ts';
import { readerOf } from '#platform/words/reader.ts';
import { Desk } from '#ui/index.ts';
import type { AppParts } from './app.tsx';
import { deskNav } from './desk-nav.ts';
import { drawnPage, freshPage } from './drawn-pages.ts';
import { type CityFrame, drawLayout } from './Layout.tsx';
import { languageAsked } from './language-asked.ts';
import { networkOf } from './network-of.ts';
import { sessionMark } from './session-mark.ts';
import { countWaiting } from './waiting-for.ts';

/** Finds out who comes, in which language they read, and how their page will be drawn. */
export function meetVisitor(parts: AppParts, isPlace: (path: string) => boolean): MiddlewareHandler<Env> {
  const { platform, words } = parts;
  return async (c, next) => {
    const requestId = crypto.randomUUID();
    const arriving = platform.ctx({ actor: { kind: 'visitor' }, language: 'ca', requestId });
    const cookies = c.req.header('cookie');
    const city = await parts.cityFrame(arriving);
    const actor = await parts.actorOf(arriving, c);
    const language = languageOf(c, city, platform.origin);
    const ctx = platform.ctx({ actor, language, requestId });
    const reader = readerOf({
      words,
      language,
      timeZone: city.timeZone,
      currency: city.currency,
      now: ctx.clock.now(),
    });
    c.set('ctx', ctx);
    c.set('reader', reader);
    c.set('url', addressAsked(c, platform.origin));
    c.set('csrf', platform.keys.signToken('csrf', sessionMark(cookies)));
    c.set('visitorKey', platform.keys.lookup('address', networkOf(addressOf(c, platform.config.trustProxy))));
    c.set('flash', readFlash(c));
    c.setRenderer(async (content, head) => {
      const desk = head.desk === undefined ? content : await atTheDesk(c, parts, head, content, isPlace);
      return drawPage(c, parts, city, desk, { ...head, door: head.door ?? (head.desk ? 'desk' : undefined) });
    });
    c.header('x-request-id', requestId);
    await next();
  };
}

async function drawPage(
  c: Context<Env>,
  parts: AppParts,
  city: CityFrame,
  content: ComponentChildren,
  head: Head,
): Promise<Response> {
  const { reader, ctx, url, flash, csrf } = c.var;
  const unread = await unreadNotices(ctx);
  const putOff = getCookie(c, 'ateneu_terms_later');
  const around = {
    reader,
    putOff,
    actor: ctx.actor,
    unread,
    city,
    url,
    head,
    flash,
    csrf,
    asset: parts.assets.address,
  };
  const draw = () => drawLayout({ ...around, children: content });
  const shared = ctx.actor.kind === 'visitor' && !flash && head.sameAs !== undefined;
  const key = `${reader.language} ${city.styleVersion} ${url.pathname}${url.search}`;
  const page = shared ? drawnPage(key, head.sameAs ?? '', draw) : freshPage(draw());
  c.header('cache-control', ctx.actor.kind === 'visitor' && !flash ? 'private, no-cache' : 'private, no-store');
  c.header('content-language', reader.language);
  c.header('content-type', 'text/html; charset=utf-8');
  c.header('vary', 'cookie, accept-language, accept-encoding');
  const { body, encoding } = await page.packed(c.req.header('accept-encoding'));
  if (encoding) c.header('content-encoding', encoding);
  return c.body(body, head.status ?? 200);
}

/** A staff page stands beside the desk's navigation, under its title. */
async function atTheDesk(
  c: Context<Env>,
  { watch }: AppParts,
  head: Head,
  content: ComponentChildren,
  isPlace: (path: string) => boolean,
): Promise<ComponentChildren> {
  const { ctx, reader } = c.var;
  const waiting = await countWaiting(ctx, watch);
  return (
    <div class="wrap">
      <Desk
        label={reader.t('web.desk')}
        links={deskNav(ctx.actor, reader, head.desk ?? '', waiting, isPlace)}
        title={head.title}
      >
        {content}
      </Desk>
    </div>
  );
}

/** At our own origin, whatever stands in the request; its path spelled as it was routed (`/%61ccount` is `/account`). */
function addressAsked(c: Context<Env>, origin: string): URL {
  const url = new URL(origin);
  url.pathname = c.req.path;
  url.search = new URL(c.req.url).search;
  return url;
}

/** `?lang=` decides and is remembered. */
function languageOf(c: Context<Env>, city: CityFrame, origin: string): Language {
  const kept = getCookie(c, 'ateneu_language');
  const language = languageAsked(c, city, kept);
  if (language === c.req.query('lang') && language !== kept) {
    const secure = origin.startsWith('https:');
    setCookie(c, 'ateneu_language', language, {
      path: '/',
      maxAge: 31_536_000,
      sameSite: 'Lax',
      httpOnly: true,
      secure,
    });
  }
  return language;
}

function addressOf(c: Context<Env>, trustProxy: boolean): string {
  const forwarded = trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  if (forwarded) return forwarded;
  try {
    return getConnInfo(c).remote.address ?? 'unknown';
  } catch {
    // `app.request()` in tests has no socket.
    return 'unknown';
  }
}

function readFlash(c: Context<Env>): Env['Variables']['flash'] {
  const said = getCookie(c, 'ateneu_said');
  if (!said || c.req.method !== 'GET') return null;
  deleteCookie(c, 'ateneu_said', { path: '/' });
  try {
    const { kind, key, blanks } = JSON.parse(said) as NonNullable<Env['Variables']['flash']>;
    if (!/^[a-z-]+(\.[a-z0-9-]+)+$/.test(key)) return null;
    return { kind: kind === 'problem' ? 'problem' : 'done', key, blanks: blanks ?? {} };
  } catch {
    return null;
  }
}
