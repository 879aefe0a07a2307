import { type Context, Hono } from 'hono';
import { stream } from 'hono/streaming';
import { contentDisposition } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { EXPORT_FILES, exportAnswers } from '../export-answers.ts';
import { readReport } from '../read-report.ts';
import type { ConversationOptions } from './answer-routes.tsx';
import { addressOf, baseOf } from './base.ts';
import { drawnMapPart } from './drawn-map-part.tsx';
import { ReportPage } from './ReportPage.tsx';

const HERE = '/processes/:process/conversation/:step';

/** What came of it, in words first; and the answers, to count again. */
export function reportRoutes({ districts }: ConversationOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(`${HERE}/report`, async (c) => {
    const { ctx, reader } = c.var;
    const report = await readReport(ctx, addressOf(c));
    const base = baseOf(addressOf(c));
    if (!report.ok) {
      if (report.code === 'conversation-not-found') throw notFound();
      return seeOther(c, base, { key: `refusals.${report.code}`, kind: 'problem' });
    }
    const { read, stored } = report.value;
    const map = drawnMapPart(reader, read.step.id, stored, read.statements, new Map());
    return c.render(
      <ReportPage r={reader} report={report.value} base={base} map={map} districts={await districts(ctx)} />,
      { title: reader.t('conversation.report.title', { title: reader.text(read.step.title) }), door: 'decide' },
    );
  });
  for (const file of EXPORT_FILES) routes.get(`${HERE}/${file}`, (c) => send(c, file));
  return routes;
}

async function send(c: Context<Env>, file: (typeof EXPORT_FILES)[number]): Promise<Response> {
  const { ctx, visitorKey } = c.var;
  if (!(await ctx.limits.limit('search', visitorKey)).allowed)
    return seeOther(c, baseOf(addressOf(c)), { key: 'conversation.said.too-fast', kind: 'problem' });
  const pieces = await exportAnswers(ctx, addressOf(c), file);
  if (!pieces.ok) throw notFound();
  c.header('content-type', 'text/csv; charset=utf-8');
  c.header('content-disposition', contentDisposition(file));
  c.header('cache-control', 'private, no-cache');
  return stream(c, async (out) => {
    for await (const piece of pieces.value) {
      if (out.aborted) return;
      await out.write(piece);
    }
  });
}
