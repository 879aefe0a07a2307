import { Hono } from 'hono';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { readProcess } from '../read-process.ts';

/** The papers beside a process, for whoever may read it. */
export function documentRoutes(): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/processes/:process/documents/:document', async (c) => {
    const found = await readProcess(c.var.ctx, c.req.param('process'));
    const document = found.ok ? found.value.documents.find(({ id }) => id === c.req.param('document')) : undefined;
    const file = document && (await c.var.ctx.files.open(document.fileId));
    if (!file) throw notFound();
    // Pages we wrote ourselves open here, as paper: no script, no form, no place among our own pages.
    const isPage = file.contentType.startsWith('text/html');
    return c.body(file.body, 200, {
      'content-type': file.contentType,
      'content-disposition': contentDisposition(file.name, isPage ? 'inline' : 'attachment'),
      'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
    });
  });

  return routes;
}
