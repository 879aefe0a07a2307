import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Reader } from '#kernel/reader.ts';
import type { Refusal } from '#kernel/result.ts';
import { findStep, listProcesses, type Method } from '#modules/participation/processes/index.ts';
import { mayAssist } from '#modules/verification/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { sendPdf } from '#platform/http/pdf.ts';
import { seeOther } from '#platform/http/respond.ts';
import { checkSheet } from '../check-sheet.ts';
import { enterSheet } from '../enter-sheet.ts';
import { closeBatch, openBatch } from '../open-batch.ts';
import { type PaperStep, whyNoPaper } from '../paper-step.ts';
import { writeSerial } from '../serial.ts';
import { type Batch, findBatch, listBatches, listSheets, takeNumbers } from '../store.ts';
import type { BatchId } from '../tables.ts';
import { takeBackSheet } from '../take-back-sheet.ts';
import { drawForms } from './draw-forms.ts';
import { BatchPage, PaperDesk } from './pages.tsx';
import { TakeBackPage } from './TakeBackPage.tsx';

const HERE = '/manage/paper';
const STEP = `${HERE}/:step{[0-9a-f-]{36}}`;
const BATCH = `${HERE}/batches/:batch{[0-9a-f-]{36}}`;

const sheetForm = z.object({
  serial: z.string().max(40, 'refusals.serial-unreadable'),
  document: z.string().max(60, 'refusals.document-unreadable'),
  choices: z.string().max(2000),
});

/** Forms on paper: printed, entered by two people, counted with everybody else. */
export function paperRoutes({ methods }: { readonly methods: readonly Method[] }): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => deskPage(c, methods));
  routes.post(`${STEP}/print`, (c) => print(c, methods));
  routes.post(`${STEP}/batches`, async (c) => {
    const place = await stepHere(c, methods);
    const opened = await openBatch(c.var.ctx, place);
    if (!opened.ok) throw notFound();
    return seeOther(c, `${HERE}/batches/${opened.value.id}`);
  });
  routes.get(`${STEP}/take-back`, (c) => takeBackPage(c, methods, { typed: {}, problems: [] }));
  routes.post(`${STEP}/take-back`, (c) => takeBack(c, methods));
  routes.get(BATCH, (c) => batchPage(c, methods, { typed: {}, problems: [] }));
  routes.post(`${BATCH}/sheets`, (c) => enter(c, methods));
  routes.post(`${BATCH}/check`, (c) => check(c, methods));
  routes.post(`${BATCH}/close`, async (c) => {
    const { batch } = await batchHere(c, methods);
    await closeBatch(c.var.ctx, batch.id);
    return seeOther(c, `${HERE}/batches/${batch.id}`, { key: 'paper-desk.said.closed' });
  });
  return routes;
}

function onlyAssistants(c: Context<Env>): void {
  if (!mayAssist(c.var.ctx.actor)) throw forbidden();
}

/** Every published step people take part in on paper too. */
async function paperSteps(ctx: Ctx, methods: readonly Method[]): Promise<PaperStep[]> {
  const processes = await listProcesses(ctx, { statuses: ['published'] });
  return processes.flatMap((process) =>
    process.steps.flatMap((step) => {
      const method = methods.find(({ name }) => name === step.method);
      return method && !whyNoPaper(step, method) ? [{ process, step, method }] : [];
    }),
  );
}

async function placeOf(ctx: Ctx, methods: readonly Method[], stepId: string): Promise<PaperStep> {
  const found = (await paperSteps(ctx, methods)).find(({ step }) => step.id === stepId);
  if (!found || !(await findStep(ctx, found.step.id))) throw notFound();
  return found;
}

async function stepHere(c: Context<Env>, methods: readonly Method[]): Promise<PaperStep> {
  onlyAssistants(c);
  return placeOf(c.var.ctx, methods, c.req.param('step') ?? '');
}

async function batchHere(c: Context<Env>, methods: readonly Method[]): Promise<{ batch: Batch; place: PaperStep }> {
  onlyAssistants(c);
  const batch = await findBatch(c.var.ctx, (c.req.param('batch') ?? '') as BatchId);
  if (!batch) throw notFound();
  return { batch, place: await placeOf(c.var.ctx, methods, batch.step_id) };
}

async function deskPage(c: Context<Env>, methods: readonly Method[]): Promise<Response> {
  onlyAssistants(c);
  const { ctx, reader: r, csrf } = c.var;
  const [steps, batches] = await Promise.all([paperSteps(ctx, methods), listBatches(ctx)]);
  return c.render(<PaperDesk {...{ r, csrf, steps, batches }} />, {
    title: r.t('paper-desk.title'),
    desk: 'paper',
    unlisted: true,
  });
}

const printForm = z.object({ howMany: z.coerce.number().int().min(1).max(200).catch(1) });

async function print(c: Context<Env>, methods: readonly Method[]): Promise<Response> {
  const { process, step, method } = await stepHere(c, methods);
  const { ctx, reader: r } = c.var;
  const form = await readForm(c, printForm);
  const howMany = form.ok ? form.value.howMany : 1;
  const { code, first } = await takeNumbers(ctx, { stepId: step.id, processId: process.id, howMany });
  const toPrint = {
    question: r.text(process.question) || r.text(process.title),
    step: [r.text(step.title), r.text(step.summary)].filter(Boolean).join('. '),
    closes: step.closesAt ? r.date(step.closesAt) : '',
    choices: (await method.paper?.choices(ctx, step)) ?? [],
    limit: limitOf(r, { process, step, method }),
    address: `${ctx.origin}/processes/${process.slug}`,
    serials: Array.from({ length: howMany }, (_, index) => writeSerial(code, first + index)),
  };
  return sendPdf(c, r.t('paper-desk.file-name', { code, first: String(first) }), drawForms(toPrint, r));
}

/** How a form of the step is filled in, in a sentence. */
function limitOf(r: Reader, { step, method }: PaperStep): string {
  const most = method.paper?.most(step) ?? 0;
  const said = method.paper?.inWords?.(r, step);
  return said ?? (most > 0 ? r.t('paper-desk.paper.most', { most }) : r.t('paper-desk.paper.any'));
}

interface Returned {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
}

async function takeBackPage(c: Context<Env>, methods: readonly Method[], returned: Returned): Promise<Response> {
  const place = await stepHere(c, methods);
  if (!place.method.paper?.takeBack) throw notFound();
  const { reader: r, csrf } = c.var;
  return c.render(<TakeBackPage {...{ r, csrf, place, ...returned }} />, {
    title: r.t('paper-desk.back.title'),
    desk: 'paper',
    status: returned.problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function takeBack(c: Context<Env>, methods: readonly Method[]): Promise<Response> {
  const place = await stepHere(c, methods);
  const form = await readForm(c, sheetForm.omit({ choices: true }));
  if (!form.ok) return takeBackPage(c, methods, form);
  const back = await takeBackSheet(c.var.ctx, place, form.value);
  if (!back.ok) {
    const field = back.code.startsWith('serial-') || back.code.startsWith('sheet-') ? 'serial' : 'document';
    return takeBackPage(c, methods, { typed: form.typed, problems: [{ field, message: c.var.reader.refusal(back) }] });
  }
  return seeOther(c, HERE, { key: 'paper-desk.back.said' });
}

async function batchPage(c: Context<Env>, methods: readonly Method[], returned: Returned): Promise<Response> {
  const { ctx, reader: r, csrf } = c.var;
  const { batch, place } = await batchHere(c, methods);
  const sheets = await listSheets(ctx, batch.id);
  const isFirst = ctx.actor.kind === 'person' && ctx.actor.personId === batch.opened_by;
  return c.render(<BatchPage {...{ r, csrf, place, batch, sheets, isFirst, ...returned }} />, {
    title: r.t('paper-desk.batch-number', { number: batch.number }),
    desk: 'paper',
    status: returned.problems.length > 0 ? 422 : 200,
    unlisted: true,
  });
}

async function enter(c: Context<Env>, methods: readonly Method[]): Promise<Response> {
  const { batch, place } = await batchHere(c, methods);
  const form = await readForm(c, sheetForm);
  if (!form.ok) return batchPage(c, methods, form);
  const entered = await enterSheet(c.var.ctx, { ...place, batch }, form.value);
  if (!entered.ok) return batchPage(c, methods, { typed: form.typed, problems: [problemOf(c, entered)] });
  return seeOther(c, `${HERE}/batches/${batch.id}`, {
    key: 'paper-desk.said.entered',
    blanks: { serial: entered.value.serial },
  });
}

// words: paper-desk.said.counted paper-desk.said.mismatch
async function check(c: Context<Env>, methods: readonly Method[]): Promise<Response> {
  const { batch, place } = await batchHere(c, methods);
  const form = await readForm(c, sheetForm);
  if (!form.ok) return batchPage(c, methods, form);
  const checked = await checkSheet(c.var.ctx, { ...place, batch }, form.value);
  if (!checked.ok) return batchPage(c, methods, { typed: form.typed, problems: [problemOf(c, checked)] });
  const { state, refusal } = checked.value;
  const back = `${HERE}/batches/${batch.id}`;
  if (!refusal)
    return seeOther(c, back, { key: `paper-desk.said.${state}`, kind: state === 'counted' ? 'done' : 'problem' });
  const blanks = Object.entries(refusal.details).map(([name, value]) => [
    name,
    value instanceof Date ? value.getTime() : value,
  ]);
  // words: given
  return seeOther(c, back, { key: `refusals.${refusal.code}`, kind: 'problem', blanks: Object.fromEntries(blanks) });
}

function problemOf(c: Context<Env>, refusal: Refusal): FieldProblem {
  const { code } = refusal;
  const field = code.startsWith('document-') ? 'document' : code.startsWith('paper-') ? 'choices' : 'serial';
  return { field, message: c.var.reader.refusal(refusal) };
}
