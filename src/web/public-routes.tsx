import { Hono } from 'hono';
import { listPages, readCity } from '#modules/city/index.ts';
import { listLibraryDocuments } from '#modules/library/index.ts';
import { listPublished } from '#modules/news/index.ts';
import { listProcesses } from '#modules/participation/processes/index.ts';
import { type Project, publishedBatches } from '#modules/projects/index.ts';
import { CHECKOUT } from '#platform/checkout.ts';
import type { Ctx } from '#platform/ctx.ts';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { DataPage } from './DataPage.tsx';
import { SourcePage } from './SourcePage.tsx';
import { packageFacts, sourceArchive } from './source-archive.ts';

const YEAR = 365 * 86_400_000;
/** Of news and documents: the older ones are found through their lists. */
const NEWEST = 1000;
const HOUR = 'public, max-age=3600';

/** What a city owes to everybody, programs included: its data, its source, its map, whom to warn. */
export function publicRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  const facts = packageFacts(CHECKOUT);

  routes.get('/data', async (c) => {
    const { ctx, reader } = c.var;
    const [city, processes] = await Promise.all([readCity(ctx), publicProcesses(ctx, 1000)]);
    return c.render(<DataPage r={reader} city={city} processes={processes} origin={ctx.origin} />, {
      title: reader.t('opendata.title'),
      description: reader.t('opendata.lede'),
    });
  });

  routes.get('/source', (c) =>
    c.render(<SourcePage r={c.var.reader} facts={facts} />, {
      title: c.var.reader.t('source.title'),
      description: c.var.reader.t('source.lede'),
    }),
  );

  routes.get('/source.tar.gz', async (c) => {
    const limited = await c.var.ctx.limits.limit('exports', c.var.visitorKey);
    if (!limited.allowed) {
      return c.text(c.var.reader.t('source.too-often'), 429, { 'retry-after': String(limited.retryAfterSeconds) });
    }
    return c.body(sourceArchive(CHECKOUT, `ateneu-${facts.version}`), 200, {
      'content-type': 'application/gzip',
      'content-disposition': contentDisposition(`ateneu-${facts.version}.tar.gz`),
    });
  });

  addPapersForPrograms(routes);
  return routes;
}

/** What everybody reads, whoever asks: a page kept on the way is shown to others. */
async function publicProcesses(ctx: Ctx, limit: number) {
  const found = await listProcesses(ctx, { statuses: ['published', 'archived'], limit });
  return found.filter(({ access }) => access !== 'private');
}

/** What crawlers and those who find a hole look for at an agreed address. */
function addPapersForPrograms(routes: Hono<Env>): void {
  routes.get('/robots.txt', (c) => {
    const closed = [
      '/manage',
      '/account',
      '/sign-in',
      '/your-data/',
      '/search',
      '/share',
      '/metrics',
      '/source.tar.gz',
    ];
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), ''];
    return c.text([...lines, `Sitemap: ${c.var.ctx.origin}/sitemap.xml`, ''].join('\n'), 200, {
      'cache-control': HOUR,
    });
  });

  routes.get('/sitemap.xml', async (c) => {
    const { ctx } = c.var;
    const [processes, pages] = await Promise.all([publicProcesses(ctx, 5000), listPages(ctx)]);
    const readable = processes.map(({ id }) => id);
    const [news, documents] = [
      await listPublished(ctx, { readable }, { limit: NEWEST }),
      await listLibraryDocuments(ctx, { readable }, { limit: NEWEST }),
    ];
    const projects: Project[] = [];
    for await (const batch of publishedBatches(ctx)) projects.push(...batch);
    const places: Place[] = [
      ...['/', '/processes', '/projects', '/news', '/documents', '/data', '/record', '/source', '/your-data'].map(
        (path) => ({
          path,
        }),
      ),
      ...processes.flatMap(({ slug, publishedAt, steps }) => [
        { path: `/processes/${slug}`, at: publishedAt },
        ...(steps.some(({ method }) => method === 'proposals') ? [{ path: `/processes/${slug}/proposals` }] : []),
      ]),
      ...projects.map(({ slug, updatedAt }) => ({ path: `/projects/${slug}`, at: updatedAt })),
      ...pages.map(({ slug, publishedAt }) => ({ path: `/pages/${slug}`, at: publishedAt })),
      ...documents.map(({ slug, updatedAt }) => ({ path: `/documents/${slug}`, at: updatedAt })),
      ...news.map(({ slug, publishedAt, correctedAt }) => ({ path: `/news/${slug}`, at: correctedAt ?? publishedAt })),
    ];
    c.header('cache-control', HOUR);
    return c.body(sitemap(ctx.origin, places), 200, { 'content-type': 'application/xml; charset=utf-8' });
  });

  routes.get('/.well-known/security.txt', async (c) => {
    const { ctx } = c.var;
    const { contact, languages } = await readCity(ctx);
    const lines = [
      `Contact: ${contact.email ? `mailto:${contact.email}` : `${ctx.origin}/pages/legal-notice`}`,
      `Expires: ${new Date(ctx.clock.now().getTime() + YEAR).toISOString()}`,
      `Preferred-Languages: ${languages.join(', ')}`,
      `Canonical: ${ctx.origin}/.well-known/security.txt`,
    ];
    return c.text(`${lines.join('\n')}\n`, 200, { 'cache-control': HOUR });
  });
}

interface Place {
  readonly path: string;
  readonly at?: Date | null;
}

/** sitemaps.org 0.9. Slugs are plain ASCII: nothing in an address needs escaping. */
function sitemap(origin: string, places: readonly Place[]): string {
  const urls = places.map(({ path, at }) => {
    const changed = at ? `<lastmod>${at.toISOString().slice(0, 10)}</lastmod>` : '';
    return `<url><loc>${origin}${path}</loc>${changed}</url>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
}
