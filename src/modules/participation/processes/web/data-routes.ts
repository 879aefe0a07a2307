import { Hono } from 'hono';
import type { Reader } from '#kernel/reader.ts';
import { type DownloadColumn, download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import type { ProcessWithSteps, Step } from '../process.ts';
import { stepState } from '../process.ts';
import { publicProcessBatches } from '../store.ts';

interface StepRow {
  readonly process: ProcessWithSteps;
  readonly step: Step | null;
}

/** Every public process and its steps as data: a line each step. */
export function dataRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  for (const format of FORMATS) {
    routes.get(`/:file{processes\\.${format}}`, (c) => {
      const { ctx, reader } = c.var;
      const columns = columnsOf(reader, ctx.origin);
      return download(c, {
        name: reader.t('processes.file-name'),
        format,
        columns,
        batches: rows(publicProcessBatches(ctx)),
      });
    });
  }
  return routes;
}

async function* rows(batches: AsyncIterable<readonly ProcessWithSteps[]>): AsyncIterable<readonly StepRow[]> {
  for await (const processes of batches) {
    yield processes.flatMap((process): StepRow[] =>
      process.steps.length === 0 ? [{ process, step: null }] : process.steps.map((step) => ({ process, step })),
    );
  }
}

function columnsOf(r: Reader, origin: string): DownloadColumn<StepRow>[] {
  return [
    { name: 'process', value: ({ process }) => process.slug },
    { name: 'title', value: ({ process }) => r.text(process.title) },
    { name: 'question', value: ({ process }) => r.text(process.question) },
    { name: 'status', value: ({ process }) => process.status },
    { name: 'access', value: ({ process }) => process.access },
    { name: 'published_at', value: ({ process }) => process.publishedAt },
    { name: 'department', value: ({ process }) => r.text(process.department) },
    { name: 'who_may_take_part', value: ({ process }) => r.text(process.whoMayTakePart) },
    { name: 'step_position', value: ({ step }) => step?.position ?? null },
    { name: 'step', value: ({ step }) => step?.slug ?? null },
    { name: 'step_title', value: ({ step }) => (step ? r.text(step.title) : null) },
    { name: 'method', value: ({ step }) => step?.method ?? null },
    { name: 'opens_at', value: ({ step }) => step?.opensAt ?? null },
    { name: 'closes_at', value: ({ step }) => step?.closesAt ?? null },
    { name: 'state', value: ({ step }) => (step ? stepState(step, r.now) : null) },
    { name: 'outcome', value: ({ step }) => (step ? r.text(step.outcome) || null : null) },
    { name: 'url', value: ({ process }) => `${origin}/processes/${process.slug}` },
  ];
}
