import { type Context, Hono } from 'hono';
import { isLanguage } from '#kernel/language.ts';
import { writeZonedTime } from '#kernel/zoned-time.ts';
import { readCity } from '#modules/city/index.ts';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { pngOf } from '#platform/http/png.ts';
import { localPath } from '#platform/http/respond.ts';
import { qrFile } from '#ui/index.ts';
import { findThing, mayBeLedTo } from '../find-thing.ts';
import { followLink } from '../follow-link.ts';
import { giveCode } from '../give-code.ts';
import { pathHere, readCode, type ShortLink } from '../short-link.ts';
import { findCodeOf } from '../store.ts';
import type { Thing } from '../thing.ts';
import { PosterPage } from './PosterPage.tsx';
import { RetiredPage } from './RetiredPage.tsx';
import { SharePage } from './SharePage.tsx';
import { shortAddress } from './short-address.ts';

const CODE = '/s/:code{[A-Za-z0-9-]{3,40}}';
const VISITOR = { kind: 'visitor' } as const;
const DAY = 'public, max-age=86400';

export function shareRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/share', sharePage);
  routes.get(CODE, lead);
  routes.get(`${CODE}/qr.svg`, async (c) => {
    const { code } = await linkAt(c);
    const svg = qrFile(shortAddress(c.var.ctx.origin, code));
    return c.body(svg, 200, { 'content-type': 'image/svg+xml', ...asFile(`qr-${code}.svg`) });
  });
  routes.get(`${CODE}/qr.png`, async (c) => {
    const { code } = await linkAt(c);
    const png = await pngOf(qrFile(shortAddress(c.var.ctx.origin, code), 24));
    return c.body(png, 200, { 'content-type': 'image/png', ...asFile(`qr-${code}.png`) });
  });
  routes.get(`${CODE}/poster`, poster);
  return routes;
}

async function sharePage(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const path = pathHere(c.req.query('of') ?? '', ctx.origin);
  const thing = path === null ? null : await findThing(ctx, reader, path);
  if (!thing) throw notFound();
  const open = ctx.actor.kind === 'visitor' ? thing : await findThing(ctx.as(VISITOR), reader, thing.path);
  const code = await codeFor(c, thing);
  return c.render(<SharePage r={reader} thing={thing} code={code} origin={ctx.origin} isPublic={open !== null} />, {
    title: reader.t('sharing.page.title-of', { title: thing.title }),
    unlisted: true,
  });
}

/** Codes are made one a page, but not all of the city's at once for one robot: null for who asks too often. */
async function codeFor(c: Context<Env>, { path }: Thing): Promise<string | null> {
  const { ctx, visitorKey } = c.var;
  const known = await findCodeOf(ctx, path);
  if (known) return known;
  return (await ctx.limits.limit('links', visitorKey)).allowed ? giveCode(ctx, path) : null;
}

async function lead(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const day = writeZonedTime(reader.now, reader.timeZone).slice(0, 10);
  const code = c.req.param('code') ?? '';
  const known = await followLink(ctx, code, null);
  if (known.ok && !(await mayBeLedTo(ctx, known.value.path))) throw notFound();
  const followed = c.req.method === 'GET' && known.ok ? await followLink(ctx, code, day) : known;
  if (!followed.ok) {
    if (followed.code === 'link-not-found') throw notFound();
    return c.render(<RetiredPage r={reader} because={reader.refusal(followed)} />, {
      title: reader.t('sharing.retired.title'),
      status: 410,
      unlisted: true,
    });
  }
  const lang = c.req.query('lang');
  c.header('cache-control', 'private, no-cache');
  return c.redirect(localPath(followed.value.path) + (isLanguage(lang) ? `?lang=${lang}` : ''), 303);
}

async function poster(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const { code, path } = await linkAt(c);
  // A poster speaks to everybody: of what only some may read there is none.
  const thing = await findThing(ctx.as(VISITOR), reader, path);
  if (!thing) throw notFound();
  const city = reader.text((await readCity(ctx)).name);
  return c.render(<PosterPage r={reader} thing={thing} code={code} origin={ctx.origin} city={city} />, {
    title: reader.t('sharing.poster.title-of', { title: thing.title }),
    unlisted: true,
  });
}

/** A link that leads; there is no picture of one that does not. */
async function linkAt(c: Context<Env>): Promise<ShortLink> {
  const followed = await followLink(c.var.ctx, readCode(c.req.param('code') ?? ''), null);
  if (!followed.ok || !(await mayBeLedTo(c.var.ctx, followed.value.path))) throw notFound();
  return followed.value;
}

function asFile(name: string) {
  return { 'content-disposition': contentDisposition(name), 'cache-control': DAY };
}
