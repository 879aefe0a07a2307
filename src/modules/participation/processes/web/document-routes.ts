import { Hono } from 'hono';
import { sendDocument } from '#platform/http/documents.ts';
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
    return sendDocument(c, file);
  });

  return routes;
}
