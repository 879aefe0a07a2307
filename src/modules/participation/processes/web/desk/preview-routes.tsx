import { Hono } from 'hono';
import type { Reader } from '#kernel/reader.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import type { Method } from '../../method.ts';
import type { Step } from '../../process.ts';
import { stepAtDesk } from './at-desk.ts';
import { MOMENTS, type Moment, PreviewPage } from './PreviewPage.tsx';

/** Any step at any moment, as a resident meets it. Reads, and never writes. */
export function previewRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();

  routes.get('/manage/processes/:process/steps/:step/preview', async (c) => {
    const { process, step } = await stepAtDesk(c);
    const moments = MOMENTS.filter((moment) => moment !== 'after' || step.closesAt !== null);
    const at = moments.find((moment) => moment === c.req.query('at')) ?? 'open';
    const now = momentOf(step, at);
    const reader = readerAt(c.var.reader, now);
    // As if it were public, at that moment, to a reader.
    const ctx = Object.create(c.var.ctx, { clock: { value: { now: () => new Date(now) } } }) as Ctx;
    const shown = { ...process, status: 'published' } as const;
    const method = methods.find(({ name }) => name === step.method);
    const [part, glances] = await Promise.all([
      method?.preview(ctx, reader, shown, step) ?? null,
      method?.glances(ctx, reader, [{ process: shown, step }]),
    ]);
    const title = reader.t('processes-desk.preview.title', { step: reader.text(step.title) });
    return c.render(
      <PreviewPage
        {...{ r: reader, process, step, at, moments, part }}
        glance={glances?.get(step.id)}
        rules={method?.rulesInWords(step.rules, reader) ?? []}
      />,
      { title, door: 'desk', unlisted: true },
    );
  });

  return routes;
}

const DAY = 86_400_000;

function momentOf(step: Step, at: Moment): Date {
  if (at === 'before') return new Date(step.opensAt.getTime() - DAY);
  if (at === 'after' && step.closesAt) return new Date(step.closesAt.getTime() + 60_000);
  return new Date(step.opensAt.getTime() + 60_000);
}

/** The same reader on another day. */
function readerAt(reader: Reader, now: Date): Reader {
  const shift = reader.daysUntil(now);
  return { ...reader, now, daysUntil: (at) => reader.daysUntil(at) - shift };
}
