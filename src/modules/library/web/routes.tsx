import { type Context, Hono } from 'hono';
import { sendDocument } from '#platform/http/documents.ts';
import { download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import type { ParsedSearch } from '#platform/search/index.ts';
import {
  type LibraryAsked,
  libraryBatches,
  listLibrary,
  type ReadablePlaces,
  readablePlaces,
} from '../list-library.ts';
import { mayKeepDocuments } from '../policy.ts';
import { readDocument } from '../read-document.ts';
import { wordsAsked } from '../words-store.ts';
import { DocumentPage, WithdrawnDocumentPage } from './DocumentPage.tsx';
import { deskRoutes } from './desk/routes.tsx';
import { libraryColumns } from './export-columns.ts';
import { LibraryPage } from './LibraryPage.tsx';
import { type LibraryQuery, libraryAddress, libraryAsked, libraryQuery } from './library-query.ts';

const SLUG = '/documents/:slug{[a-z0-9]+(?:-[a-z0-9]+)*}';

/** The library: as pages, as data, as files. */
export function libraryRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', deskRoutes());

  routes.get('/documents', async (c) => {
    const { ctx, reader } = c.var;
    const { query, words, places, asked } = await askedOf(c);
    const list = await listLibrary(ctx, asked, places);
    const { after: _, ...same } = query;
    const title = reader.t('library.list.title');
    return c.render(<LibraryPage r={reader} list={list} query={query} places={places} corrected={words?.corrected} />, {
      title,
      description: reader.t('library.list.lede'),
      unlisted: query.after !== '' || query.q !== '',
      alternates: [
        { type: 'text/csv', href: libraryAddress(same, '/documents.csv'), title },
        { type: 'application/json', href: libraryAddress(same, '/documents.json'), title },
      ],
    });
  });

  for (const format of FORMATS) {
    routes.get(`/documents.${format}`, async (c) => {
      const { ctx, reader } = c.var;
      const { places, asked } = await askedOf(c);
      return download(c, {
        name: reader.t('library.file-name'),
        format,
        columns: libraryColumns(reader, places, ctx.origin),
        batches: libraryBatches(ctx, { ...asked, after: undefined }, places),
      });
    });
  }

  routes.get(SLUG, async (c) => {
    const { ctx, reader } = c.var;
    const read = await readDocument(ctx, c.req.param('slug'));
    if (!read.ok) throw notFound();
    const { document } = read.value;
    if (document.state === 'withdrawn') return withdrawnPage(c, document);
    const desk = mayKeepDocuments(ctx.actor, document.processId) ? `/manage/documents/${document.id}` : undefined;
    return c.render(<DocumentPage r={reader} {...read.value} desk={desk} />, {
      title: reader.text(document.title),
      description: reader.text(document.summary),
      ...(read.value.process?.access === 'private'
        ? { unlisted: true }
        : { share: { path: `/documents/${document.slug}` } }),
    });
  });

  routes.get(`${SLUG}/versions/:number{[0-9]{1,4}}`, async (c) => {
    const { ctx } = c.var;
    const read = await readDocument(ctx, c.req.param('slug'));
    if (!read.ok) throw notFound();
    const { document, versions } = read.value;
    if (document.state === 'withdrawn') return withdrawnPage(c, document);
    const version = versions.find(({ number }) => number === Number(c.req.param('number')));
    const file = version && (await ctx.files.open(version.fileId));
    if (!file) throw notFound();
    return sendDocument(c, file);
  });

  return routes;
}

function withdrawnPage(
  c: Context<Env>,
  document: Parameters<typeof WithdrawnDocumentPage>[0]['document'],
): Response | Promise<Response> {
  const { reader } = c.var;
  return c.render(<WithdrawnDocumentPage r={reader} document={document} />, {
    title: reader.text(document.title),
    status: 410,
    unlisted: true,
  });
}

async function askedOf(c: Context<Env>): Promise<{
  query: LibraryQuery;
  words: ParsedSearch | undefined;
  places: ReadablePlaces;
  asked: LibraryAsked;
}> {
  const { ctx } = c.var;
  const query = readQuery(c, libraryQuery);
  const [places, words] = [await readablePlaces(ctx), await wordsAsked(ctx, query.q)];
  const asked = libraryAsked(query, places, words);
  if (!asked) throw notFound();
  return { query, words, places, asked };
}
