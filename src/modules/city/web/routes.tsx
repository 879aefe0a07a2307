import { Hono } from 'hono';
import type { Env, Head } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { pngOf } from '#platform/http/png.ts';
import { accentStylesheet, accentTokens } from '#ui/index.ts';
import { findPage, listPageVersions, readCity } from '../store.ts';
import { termsRoutes } from './terms-routes.tsx';
import { WrittenPage } from './WrittenPage.tsx';

const SLUG = ':slug{[a-z0-9]+(?:-[a-z0-9]+)*}';
const DOORS: Readonly<Record<string, Head['door']>> = {
  learn: 'learn',
  connect: 'connect',
  privacy: 'your-data',
  'your-rights': 'your-data',
};
const ARCH = 'M0 48V21a21 21 0 0 1 42 0v27h-7.2l-3.6-10H10.8L7.2 48Zm12.8-15.6h16.4L21 9.6Z';
const YEAR = 'public, max-age=31536000, immutable';
const DAY = 'public, max-age=86400';

/** The pages the city writes, its colour and its mark. */
export function cityRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get(`/pages/${SLUG}`, async (c) => {
    const { ctx, reader } = c.var;
    const [slug, version] = [c.req.param('slug'), c.req.query('version')];
    const [page, versions] = await Promise.all([findPage(ctx, slug, version), listPageVersions(ctx, slug)]);
    if (!page) throw notFound();
    const inForce = versions.find(({ holdsFrom }) => holdsFrom <= ctx.clock.now());
    return c.render(<WrittenPage r={reader} page={page} versions={versions} inForce={inForce?.version} />, {
      title: reader.text(page.title),
      door: DOORS[slug],
      share: { path: `/pages/${slug}` },
      unlisted: page.version !== inForce?.version,
    });
  });

  routes.route('/', termsRoutes());

  routes.get('/city.css', async (c) => {
    const tokens = accentTokens((await readCity(c.var.ctx)).accent);
    c.header('cache-control', c.req.query('v') ? YEAR : 'no-cache');
    return c.body(tokens.ok ? accentStylesheet(tokens.value) : '', 200, { 'content-type': 'text/css; charset=utf-8' });
  });

  routes.get('/icon.svg', async (c) => {
    const tokens = accentTokens((await readCity(c.var.ctx)).accent);
    c.header('cache-control', c.req.query('v') ? YEAR : DAY);
    return c.body(icon(tokens.ok ? tokens.value.light.accent : '#2b3fae'), 200, { 'content-type': 'image/svg+xml' });
  });

  routes.get('/city.png', async (c) => {
    const tokens = accentTokens((await readCity(c.var.ctx)).accent);
    c.header('cache-control', c.req.query('v') ? YEAR : DAY);
    const png = await pngOf(sign(tokens.ok ? tokens.value.light.accent : '#2b3fae'));
    return c.body(png, 200, { 'content-type': 'image/png' });
  });

  routes.get('/logo', async (c) => {
    const { ctx } = c.var;
    const { logoFileId } = await readCity(ctx);
    const file = logoFileId && (await ctx.files.open(logoFileId));
    if (!file) throw notFound();
    c.header('cache-control', c.req.query('v') ? YEAR : 'no-cache');
    c.header('etag', `"${file.sha256}"`);
    if (c.req.header('if-none-match') === `"${file.sha256}"`) {
      await file.body.cancel();
      return c.body(null, 304);
    }
    return c.body(file.body, 200, { 'content-type': file.contentType });
  });

  return routes;
}

/** The arch on paper, so that it is seen on any browser's tab. */
function icon(accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="#fbfaf6"/><path fill="${accent}" fill-rule="evenodd" transform="translate(11 8)" d="${ARCH}"/></svg>`;
}

/** The same at the size that networks show beside a link. */
function sign(accent: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="#fbfaf6"/><path fill="${accent}" fill-rule="evenodd" transform="translate(432 123) scale(8)" d="${ARCH}"/></svg>`;
}
