import { Hono } from 'hono';
import type { VNode } from 'preact';
import type { Reader } from '#kernel/reader.ts';
import { listAreas } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env, Head } from '#platform/http/env.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import type { Method } from '../method.ts';
import { mayRunProcess } from '../policy.ts';
import { currentStep, type Process, type ProcessWithSteps, type Step } from '../process.ts';
import { readProcess } from '../read-process.ts';
import { listProcesses } from '../store.ts';
import { dataRoutes } from './data-routes.ts';
import { deskRoutes } from './desk/routes.tsx';
import { documentRoutes } from './document-routes.ts';
import { glancesOf } from './glances.ts';
import { ProcessesPage } from './ProcessesPage.tsx';
import { type PaperLink, ProcessPage } from './ProcessPage.tsx';
import { whoInWords } from './who-in-words.ts';

/** Only where a step names some. */
async function districtsOf(ctx: Ctx, step: Step) {
  return step.terms?.districtIds.length ? listAreas(ctx, 'district') : [];
}

export interface ProcessOptions {
  readonly methods: readonly Method[];
  /** How to be told of what happens with it; null where there is nothing to press. */
  follow(ctx: Ctx, reader: Reader, csrf: string, process: Process): Promise<VNode | null>;
  /** What was told of it lately; null where nothing was. */
  news(ctx: Ctx, reader: Reader, process: ProcessWithSteps): Promise<VNode | null>;
  /** Documents about it that are kept elsewhere, the latest first. */
  papers(ctx: Ctx, reader: Reader, process: Process): Promise<readonly PaperLink[]>;
}

export function processRoutes({ methods, follow, news, papers }: ProcessOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', dataRoutes());
  routes.route('/', documentRoutes());
  routes.route('/', deskRoutes(methods));

  routes.get('/processes', async (c) => {
    const { ctx, reader } = c.var;
    const processes = await listProcesses(ctx, { statuses: ['published', 'archived'] });
    const glances = await glancesOf(ctx, reader, methods, processes);
    return c.render(<ProcessesPage r={reader} processes={processes} glances={glances} />, {
      title: reader.t('processes.list.title'),
      description: reader.t('processes.list.lede'),
      door: 'decide',
      alternates: [
        { type: 'text/csv', href: '/processes.csv', title: reader.t('processes.list.title') },
        { type: 'application/json', href: '/processes.json', title: reader.t('processes.list.title') },
      ],
    });
  });

  routes.get('/processes/:process', async (c) => {
    const { ctx, reader, csrf } = c.var;
    const found = await readProcess(ctx, c.req.param('process'));
    if (!found.ok) throw notFound();
    const { process } = found.value;
    const glances = await glancesOf(ctx, reader, methods, [process]);
    const step = currentStep(process.steps, reader.now);
    const method = methods.find(({ name }) => name === step?.method);
    const acts = step !== undefined && method?.address(process, step) !== null;
    const who = acts ? whoInWords(step.terms, reader, await districtsOf(ctx, step)) : [];
    const rules = [...who, ...(method?.rulesInWords(step?.rules, reader) ?? [])];
    return c.render(
      <ProcessPage
        r={reader}
        folder={found.value}
        glances={glances}
        rules={rules}
        mayRun={mayRunProcess(ctx.actor, process.id)}
        news={await news(ctx, reader, process)}
        papers={await papers(ctx, reader, process)}
        follow={process.status === 'draft' ? null : await follow(ctx, reader, csrf, process)}
      />,
      headOf(reader, process),
    );
  });

  return routes;
}

/** What networks and search engines read of it; what not everybody may read is shared with nobody. */
function headOf(r: Reader, { slug, status, access, title, summary }: Process): Head {
  return {
    title: r.text(title),
    description: r.text(summary),
    door: 'decide',
    ...(status === 'draft' || access === 'private'
      ? { unlisted: true }
      : { share: { path: `/processes/${slug}`, card: true } }),
  };
}
