import { type Context, Hono } from 'hono';
import type { Refusal } from '#kernel/result.ts';
import { addDays, readZonedTime } from '#kernel/zoned-time.ts';
import type { Env } from '#platform/http/env.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { seeOther } from '#platform/http/respond.ts';
import { addStep, type NewStep } from '../../add-step.ts';
import { changeStep } from '../../change-step.ts';
import type { Method } from '../../method.ts';
import { moveStep } from '../../move-step.ts';
import type { ProcessWithSteps, Step } from '../../process.ts';
import {
  basePath,
  cityDistricts,
  cityLanguages,
  deskHead,
  facilitatorsOf,
  processAtDesk,
  type Returned,
  readTyped,
  stepAtDesk,
  valueOr404,
} from './at-desk.ts';
import { NewStepPage } from './NewStepPage.tsx';
import { OverviewPage } from './OverviewPage.tsx';
import { stepFields } from './process-fields.ts';
import { readTexts } from './texts.ts';
import { readWho } from './WhoFields.tsx';

const STEP = '/manage/processes/:process/steps/:step';

/** Steps: added, changed in place, put in order. */
export function stepRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();
  const page = (c: Context<Env>, returned: Returned | null) => stepPage(c, methods, returned);
  const newPage = (c: Context<Env>, returned: Returned | null) => newStepPage(c, methods, returned);

  routes.get('/manage/processes/:process/steps/new', (c) => newPage(c, null));

  routes.post('/manage/processes/:process/steps/new', async (c) => {
    const process = await processAtDesk(c);
    const { typed } = await readTyped(c);
    const read = await readStep(c, typed);
    if ('problems' in read) return newPage(c, { typed, problems: read.problems });
    const added = await addStep(c.var.ctx, { process: process.slug, step: read.step }, methods);
    if (!added.ok && isDates(added)) return newPage(c, { typed, problems: [problemOf(c, added)] });
    const { slug } = valueOr404(added);
    return seeOther(c, `${basePath(process)}/steps/${slug}#step-${slug}`, { key: 'processes-desk.said.step-added' });
  });

  routes.get(STEP, (c) => page(c, null));

  routes.post(STEP, async (c) => {
    const { process, step } = await stepAtDesk(c);
    const { typed } = await readTyped(c);
    const read = await readStep(c, typed, step);
    const sameMethod = methods.find(({ name }) => name === step.method && name === typed.method);
    const rules = sameMethod?.readRules(typed, c.var.reader) ?? { rules: null };
    const who = readWho(typed, c.var.reader);
    const problems = [read, rules, who].flatMap((part) => ('problems' in part ? part.problems : []));
    if ('problems' in read || 'problems' in rules || 'problems' in who) return page(c, { typed, problems });
    const change = { ...read.step, rules: rules.rules, ...who };
    const changed = await changeStep(c.var.ctx, { process: process.slug, step: step.slug, change }, methods);
    if (!changed.ok && (isDates(changed) || changed.code === 'step-has-contributions'))
      return page(c, { typed, problems: [problemOf(c, changed)] });
    valueOr404(changed);
    return seeOther(c, `${basePath(process)}#step-${step.slug}`, { key: 'processes-desk.said.step-kept' });
  });

  routes.post(`${STEP}/place`, async (c) => {
    const { process, step } = await stepAtDesk(c);
    const { typed } = await readTyped(c);
    const to = typed.to === 'earlier' ? 'earlier' : 'later';
    valueOr404(await moveStep(c.var.ctx, { process: process.slug, step: step.slug, to }));
    return seeOther(c, `${basePath(process)}#step-${step.slug}`, { key: 'processes-desk.said.step-placed' });
  });

  return routes;
}

/** What every step form sends: words, dates in the city's time, the method. */
async function readStep(
  c: Context<Env>,
  typed: Typed,
  before?: Step,
): Promise<{ readonly step: NewStep } | { readonly problems: readonly FieldProblem[] }> {
  const { reader } = c.var;
  const languages = await cityLanguages(c);
  const { texts, problems } = readTexts(reader, typed, stepFields(reader), {
    languages,
    ...(before ? { before } : {}),
  });
  const dateOf = (name: string) => readZonedTime(String(typed[name] ?? ''), reader.timeZone);
  const [opensAt, closesAt] = [dateOf('opens'), dateOf('closes')];
  const wrong: FieldProblem[] = [...problems];
  if (!opensAt) wrong.push({ field: 'opens', message: reader.t('processes-desk.form.date') });
  if (!closesAt && typed.closes) wrong.push({ field: 'closes', message: reader.t('processes-desk.form.date') });
  if (wrong.length > 0 || !opensAt) return { problems: wrong };
  return { step: { ...texts, method: String(typed.method ?? ''), opensAt, closesAt } };
}

function isDates({ code }: Refusal): boolean {
  return ['dates-in-order', 'opened-already', 'opens-in-the-past', 'closes-in-the-past'].includes(code);
}

/** A refusal stands beside the field that it is about. */
function problemOf(c: Context<Env>, refusal: Refusal): FieldProblem {
  const about: Record<string, string> = {
    'dates-in-order': 'closes',
    'closes-in-the-past': 'closes',
    'step-has-contributions': 'method',
  };
  return { field: about[refusal.code] ?? 'opens', message: c.var.reader.refusal(refusal) };
}

async function stepPage(c: Context<Env>, methods: readonly Method[], returned: Returned | null) {
  const { reader, csrf } = c.var;
  const { process, step } = await stepAtDesk(c);
  const same = {
    r: reader,
    csrf,
    process,
    methods,
    languages: await cityLanguages(c),
    districts: await cityDistricts(c),
    returned,
  };
  return c.render(
    <OverviewPage {...same} facilitators={await facilitatorsOf(c, process)} open={step} />,
    deskHead(reader.text(process.title), returned),
  );
}

async function newStepPage(c: Context<Env>, methods: readonly Method[], returned: Returned | null) {
  const { reader, csrf } = c.var;
  const process = await processAtDesk(c);
  const step = proposedStep(process, methods, reader.now, reader.timeZone);
  const same = { r: reader, csrf, process, methods, languages: await cityLanguages(c), districts: [], returned };
  return c.render(<NewStepPage {...same} step={step} />, deskHead(reader.t('processes-desk.steps.add'), returned));
}

/** The day after the last step, for two weeks. */
function proposedStep(process: ProcessWithSteps, methods: readonly Method[], now: Date, zone: string) {
  const last = process.steps.at(-1);
  const end = last ? (last.closesAt ?? last.opensAt) : now;
  const from = end > now ? end : now;
  const opensAt = addDays(from, 1, zone);
  return {
    method: methods[0]?.name ?? '',
    title: {},
    summary: {},
    opensAt,
    closesAt: addDays(opensAt, 14, zone),
    rules: {},
  };
}
