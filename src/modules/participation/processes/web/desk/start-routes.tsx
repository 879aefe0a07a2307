import { type Context, Hono } from 'hono';
import { isStaff } from '#kernel/actor.ts';
import { addDays, readZonedTime, writeZonedTime } from '#kernel/zoned-time.ts';
import type { Env } from '#platform/http/env.ts';
import { forbidden } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import type { Method } from '../../method.ts';
import { mayRunProcess, mayStartProcess } from '../../policy.ts';
import { startProcess } from '../../start-process.ts';
import { listProcesses } from '../../store.ts';
import { TEMPLATES } from '../../templates/templates.ts';
import { cityLanguages, deskHead, type Returned, readTyped, valueOr404 } from './at-desk.ts';
import { NewProcessPage } from './NewProcessPage.tsx';
import { ProcessListPage } from './ProcessListPage.tsx';
import { nameAndQuestion } from './process-fields.ts';
import { readTexts } from './texts.ts';

const ORDER = ['draft', 'published', 'archived'] as const;

/** The list of what one runs, and the way to something new. */
export function startRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();
  // A template whose method this house lacks is not offered.
  const templates = TEMPLATES.filter(({ steps }) =>
    steps.every((step) => methods.some(({ name }) => name === step.method)),
  );

  routes.get('/manage/processes', async (c) => {
    const { ctx, reader } = c.var;
    if (!isStaff(ctx.actor)) throw forbidden();
    const all = await listProcesses(ctx, { statuses: ORDER });
    const mine = all
      .filter(({ id }) => mayRunProcess(ctx.actor, id))
      .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status));
    if (mine.length === 0 && !mayStartProcess(ctx.actor)) throw forbidden();
    return c.render(
      <ProcessListPage r={reader} processes={mine} mayStart={mayStartProcess(ctx.actor)} />,
      deskHead(reader.t('processes-desk.list.title')),
    );
  });

  const newPage = async (c: Context<Env>, returned: Returned | null) => {
    const { ctx, reader, csrf } = c.var;
    if (!mayStartProcess(ctx.actor)) throw forbidden();
    const nextWeek = writeZonedTime(addDays(reader.now, 7, reader.timeZone), reader.timeZone).slice(0, 10);
    const same = { r: reader, csrf, templates, languages: await cityLanguages(c), startsOn: nextWeek };
    const title = reader.t('processes-desk.new.title');
    return c.render(<NewProcessPage {...same} returned={returned} />, deskHead(title, returned));
  };
  routes.get('/manage/processes/new', (c) => newPage(c, null));

  routes.post('/manage/processes/new', async (c) => {
    const { ctx, reader } = c.var;
    if (!mayStartProcess(ctx.actor)) throw forbidden();
    const { typed } = await readTyped(c);
    const languages = await cityLanguages(c);
    const { texts, problems } = readTexts(reader, typed, nameAndQuestion(reader), { languages });
    const startsOn = String(typed.startsOn ?? '');
    const wrong = [
      ...(templates.some(({ key }) => key === typed.template)
        ? []
        : [{ field: 'template', message: reader.t('processes-desk.new.choose') }]),
      ...problems,
      ...(readZonedTime(`${startsOn}T09:00`, reader.timeZone)
        ? []
        : [{ field: 'startsOn', message: reader.t('processes-desk.form.day') }]),
    ];
    if (wrong.length > 0) return newPage(c, { typed, problems: wrong });
    const input = { template: String(typed.template), startsOn, ...texts };
    const { slug } = valueOr404(await startProcess(ctx, input, { methods, zone: reader.timeZone }));
    return seeOther(c, `/manage/processes/${slug}`, { key: 'processes-desk.said.started' });
  });

  return routes;
}
