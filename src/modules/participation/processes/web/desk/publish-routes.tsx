import { type Context, Hono } from 'hono';
import type { Refusal } from '#kernel/result.ts';
import type { Env } from '#platform/http/env.ts';
import { seeOther } from '#platform/http/respond.ts';
import { archiveProcess, unarchiveProcess } from '../../archive-process.ts';
import type { Method } from '../../method.ts';
import { publishProcess } from '../../publish-process.ts';
import { basePath, cityLanguages, deskHead, processAtDesk } from './at-desk.ts';
import { PublishPage } from './PublishPage.tsx';

/** From draft to public, and later among the past ones. */
export function publishRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/processes/:process/publish', (c) => publishPage(c, null));

  routes.post('/manage/processes/:process/publish', async (c) => {
    const process = await processAtDesk(c);
    const published = await publishProcess(c.var.ctx, process.slug, methods);
    if (!published.ok) return publishPage(c, published);
    return seeOther(c, basePath(process), { key: 'processes-desk.said.published' });
  });

  routes.post('/manage/processes/:process/archive', async (c) => {
    const process = await processAtDesk(c);
    const archived = await archiveProcess(c.var.ctx, process.slug);
    if (!archived.ok) return publishPage(c, archived);
    return seeOther(c, basePath(process), { key: 'processes-desk.said.archived' });
  });

  routes.post('/manage/processes/:process/unarchive', async (c) => {
    const process = await processAtDesk(c);
    const back = await unarchiveProcess(c.var.ctx, process.slug);
    if (!back.ok) return publishPage(c, back);
    return seeOther(c, basePath(process), { key: 'processes-desk.said.unarchived' });
  });

  return routes;
}

async function publishPage(c: Context<Env>, refused: Refusal | null) {
  const { reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const blanks = { process: reader.text(process.title) };
  const isDraft = process.status === 'draft';
  const title = isDraft
    ? reader.t('processes-desk.publish.title', blanks)
    : reader.t('processes-desk.publish.title-done', blanks);
  return c.render(
    <PublishPage
      r={reader}
      csrf={csrf}
      process={process}
      languages={await cityLanguages(c)}
      refused={refused && reader.refusal(refused)}
    />,
    { ...deskHead(title), status: refused ? 409 : 200 },
  );
}
