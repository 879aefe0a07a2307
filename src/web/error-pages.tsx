import type { Context, ErrorHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { routePath } from 'hono/route';
import type { ComponentChildren } from 'preact';
import type { Env } from '#platform/http/env.ts';
import type { AppParts } from './app.tsx';

/** A page for each way things go wrong. A fault is logged with an id, and the person sees that id and nothing else. */
export function errorPages(parts: AppParts): ErrorHandler<Env> {
  return (error, c) => {
    const status = error instanceof HTTPException ? error.status : 500;
    if (status === 404) return notFoundPage(c);
    if (status === 403) return forbiddenPage(c);
    if (status === 413) return errorPage(c, 413, 'too-large');
    if (status === 400) return errorPage(c, 400, 'unreadable');
    const fault = crypto.randomUUID().slice(0, 8);
    // The pattern, never the address: it may hold the token of a letter, or name somebody's thing.
    parts.platform.log.error({ fault, err: error, route: routePath(c, -1), method: c.req.method }, 'fault');
    return errorPage(c, 500, 'fault', { fault });
  };
}

export function notFoundPage(c: Context<Env>): Response | Promise<Response> {
  return errorPage(c, 404, 'not-found');
}

function forbiddenPage(c: Context<Env>): Response | Promise<Response> {
  if (!c.var.ctx) return c.text('Forbidden', 403);
  if (c.var.ctx.actor.kind === 'visitor' && c.req.method === 'GET') {
    return c.redirect(`/sign-in?next=${encodeURIComponent(c.var.url.pathname + c.var.url.search)}`, 303);
  }
  // Her roles wait for a passkey or second factor: that is the way in.
  if (c.var.ctx.actor.kind === 'person' && c.var.ctx.actor.heldBack && c.req.method === 'GET') {
    return c.redirect(`/account/second-factor?next=${encodeURIComponent(c.var.url.pathname + c.var.url.search)}`, 303);
  }
  return errorPage(c, 403, 'forbidden');
}

// words: web.error.not-found.* web.error.forbidden.* web.error.fault.* web.error.too-large.* web.error.unreadable.*
function errorPage(
  c: Context<Env>,
  status: 400 | 403 | 404 | 413 | 500,
  kind: string,
  blanks: Record<string, string> = {},
): Response | Promise<Response> {
  // Before the visitor was met (a database out of reach) there is no reader: say it in the plainest way.
  if (!c.var.reader) return c.text(`Ateneu – ${status}${blanks.fault ? ` (${blanks.fault})` : ''}`, status);
  const { t } = c.var.reader;
  return c.render(
    <ErrorMessage title={t(`web.error.${kind}.title`)} kicker={t('web.error.kicker', { status })}>
      <p class="lede">{t(`web.error.${kind}.what`, blanks)}</p>
      <p class="actions">
        <a class="button" href="/">
          {t('web.error.home')}
        </a>
        <a class="onward" href="/search">
          {t('web.error.search')}
        </a>
      </p>
    </ErrorMessage>,
    { title: t(`web.error.${kind}.title`), status, unlisted: true },
  );
}

function ErrorMessage({ title, kicker, children }: { title: string; kicker: string; children: ComponentChildren }) {
  return (
    <div class="wrap">
      <div class="page-head page">
        <p class="kicker">{kicker}</p>
        <h1>{title}</h1>
        {children}
      </div>
    </div>
  );
}
