import { type Context, Hono } from 'hono';
import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { readCity } from '#modules/city/index.ts';
import type { ProcessWithSteps } from '#modules/participation/processes/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { sendAtom } from '#platform/http/atom.ts';
import { download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { readRowInTime } from '#platform/http/list-address.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { listNews, type NewsAsked, type ReadablePlaces, readablePlaces } from '../list-news.ts';
import { publishedBatches } from '../list-store.ts';
import type { NewsId } from '../news.ts';
import { mayWriteNews } from '../policy.ts';
import { readNews } from '../read-news.ts';
import { deskRoutes } from './desk/routes.tsx';
import { newsColumns } from './export-columns.ts';
import { feedOf } from './feed.ts';
import { NewsListPage } from './NewsListPage.tsx';
import { NewsPage, WithdrawnPage } from './NewsPage.tsx';
import { newsAddress, newsAsked, newsQuery } from './news-query.ts';
import { sendPicture } from './send-picture.ts';

export interface NewsOptions {
  /** How to be told of the news of a process, or of the city's own; null where there is nothing to press. */
  follow(
    ctx: Ctx,
    reader: Reader,
    csrf: string,
    about: { readonly process: ProcessWithSteps | null; readonly next: string },
  ): Promise<VNode | null>;
}

const SLUG = '/news/:slug{[a-z0-9]+(?:-[a-z0-9]+)*}';

/** What the city and its processes tell: as pages, as data, as a feed. */
export function newsRoutes({ follow }: NewsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', deskRoutes());
  routes.route('/', dataRoutes());

  routes.get('/news', async (c) => {
    const { ctx, reader, csrf } = c.var;
    const { query, places, asked } = await askedOf(c);
    const list = await listNews(ctx, { ...asked, after: readRowInTime<NewsId>(query.after) }, places);
    const process = [...places.values()].find(({ slug }) => slug === query.process) ?? null;
    const { after: _, ...same } = query;
    const title = reader.t('news.list.title');
    const file = (ending: string) => newsAddress(same, `/news.${ending}`);
    return c.render(
      <NewsListPage
        r={reader}
        list={list}
        query={query}
        places={places}
        follow={await follow(ctx, reader, csrf, { process, next: `${newsAddress(same)}#follow` })}
      />,
      {
        title,
        description: reader.t('news.list.lede'),
        unlisted: query.after !== '',
        alternates: [
          { type: 'application/atom+xml', href: newsAddress({ process: query.process }, '/news.atom'), title },
          { type: 'text/csv', href: file('csv'), title },
          { type: 'application/json', href: file('json'), title },
        ],
      },
    );
  });

  routes.get(SLUG, async (c) => {
    const { ctx, reader, csrf } = c.var;
    const read = await readNews(ctx, c.req.param('slug'));
    if (!read.ok) throw notFound();
    const { item, process, corrections } = read.value;
    const title = reader.text(item.title);
    if (item.state === 'withdrawn')
      return c.render(<WithdrawnPage r={reader} item={item} process={process} />, {
        title,
        status: 410,
        unlisted: true,
      });
    const desk = mayWriteNews(ctx.actor, item.processId) ? `/manage/news/${item.id}` : undefined;
    const shown = await follow(ctx, reader, csrf, { process, next: `/news/${item.slug}#follow` });
    return c.render(<NewsPage {...{ r: reader, item, process, corrections, desk, follow: shown }} />, {
      title,
      description: reader.text(item.lede),
      door: process ? 'decide' : undefined,
      ...(process?.access === 'private' ? { unlisted: true } : { share: { path: `/news/${item.slug}` } }),
      alternates: [{ type: 'application/atom+xml', href: '/news.atom', title: reader.t('news.list.title') }],
    });
  });

  routes.get(`${SLUG}/picture/:size{large|small}`, async (c) => {
    const read = await readNews(c.var.ctx, c.req.param('slug'));
    const picture = read.ok && read.value.item.state === 'published' ? read.value.item.picture : null;
    return sendPicture(c, picture && (c.req.param('size') === 'small' ? picture.smallFileId : picture.fileId));
  });

  return routes;
}

/** The same list for programs. */
function dataRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  for (const format of FORMATS) {
    routes.get(`/news.${format}`, async (c) => {
      const { ctx, reader } = c.var;
      const { places, asked } = await askedOf(c);
      return download(c, {
        name: reader.t('news.file-name'),
        format,
        columns: newsColumns(reader, places, ctx.origin),
        batches: publishedBatches(ctx, { ...asked, readable: [...places.keys()] }),
      });
    });
  }

  routes.get('/news.atom', async (c) => {
    const { ctx, reader } = c.var;
    const { query, places, asked } = await askedOf(c);
    const { items } = await listNews(ctx, { of: asked.of }, places);
    const cityName = reader.text((await readCity(ctx)).name);
    const of = [...places.values()].find(({ slug }) => slug === query.process) ?? null;
    return sendAtom(
      c,
      of ? `news-${of.slug}` : 'news',
      feedOf(reader, items, { origin: ctx.origin, cityName, of, places }),
    );
  });

  return routes;
}

async function askedOf(
  c: Context<Env>,
): Promise<{ query: ReturnType<typeof newsQuery.parse>; places: ReadablePlaces; asked: NewsAsked }> {
  const query = readQuery(c, newsQuery);
  const places = await readablePlaces(c.var.ctx);
  const asked = newsAsked(query, places, c.var.reader);
  if (!asked) throw notFound();
  return { query, places, asked };
}
