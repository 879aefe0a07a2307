import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { type DistrictId, type Id, isId, type ProposalId } from '#kernel/ids.ts';
import { LANGUAGES } from '#kernel/language.ts';
import type { Cents } from '#kernel/money.ts';
import type { Refusal } from '#kernel/result.ts';
import { agreedOn } from '#modules/participation/conversation/index.ts';
import { listPublishedOf } from '#modules/participation/proposals/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { FEASIBILITIES, type Project } from '../../budget.ts';
import { tryInThread } from '../../jobs/count-in-thread.ts';
import { budgetToKeep } from '../../place.ts';
import { type BudgetRead, readBudget } from '../../read-budget.ts';
import { setTotals } from '../../set-totals.ts';
import { budgetsToTry, simulateCount } from '../../simulate-count.ts';
import { findProject } from '../../store.ts';
import { takeOver } from '../../take-over.ts';
import { changeProject, type ProjectWords, writeProject } from '../../write-project.ts';
import { writeUpdate } from '../../write-update.ts';
import { addressOf, type BudgetOptions, baseOf, deskOf, numberOf, sayNo } from '../base.ts';
import { DeskPage, TakeOverPage, TotalsPage } from './DeskPages.tsx';
import { ProjectFormPage, UpdatePage } from './ProjectForms.tsx';
import { readAmount } from './read-amount.ts';
import { SimulationPage } from './SimulationPage.tsx';

const HERE = '/manage/budgets/:process/:step';
const projectForm = z.object({
  title: z.string().max(500),
  body: z.string().max(20_000),
  language: z.enum(LANGUAGES),
  pot: z.coerce.number().int().min(1).max(1000),
  cost: z.string().max(30),
  feasibility: z.enum(FEASIBILITIES),
  reason: z.string().max(2000).default(''),
});
const updateForm = z.object({
  body: z.string().max(5000),
  language: z.enum(LANGUAGES),
  progress: z.coerce
    .number('budget-desk.update.progress-wrong')
    .int()
    .min(0, 'budget-desk.update.progress-wrong')
    .max(100, 'budget-desk.update.progress-wrong'),
  spent: z.string().max(30),
});
const takeForm = z.object({
  proposals: z.array(z.string()).max(500).default([]),
  statements: z.array(z.string()).max(500).default([]),
});
const simulation = z.object({
  ballots: z.string().default('generated'),
  voters: z.coerce.number().int().min(10).max(20_000).catch(2000),
  lot: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

/** The desk of a budget: totals, projects and prices, trying a rule, how the building goes. */
export function deskRoutes(options: BudgetOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(HERE, (c) => desk(c, options));
  routes.get(`${HERE}/totals`, (c) => totalsPage(c, options, null, []));
  routes.post(`${HERE}/totals`, (c) => totals(c, options));
  routes.get(`${HERE}/take-over`, takeOverPage);
  routes.post(`${HERE}/take-over`, take);
  routes.get(`${HERE}/projects/new`, (c) => projectPage(c, options, null, null, []));
  routes.post(`${HERE}/projects/new`, (c) => write(c, options, null));
  routes.get(`${HERE}/projects/:number{[0-9]+}`, async (c) => projectPage(c, options, await projectOf(c), null, []));
  routes.post(`${HERE}/projects/:number{[0-9]+}`, async (c) => write(c, options, await projectOf(c)));
  routes.get(`${HERE}/projects/:number{[0-9]+}/update`, (c) => updatePage(c, null, []));
  routes.post(`${HERE}/projects/:number{[0-9]+}/update`, update);
  routes.get(`${HERE}/simulate`, (c) => simulate(c, options));
  return routes;
}

export async function readDesk(c: Context<Env>, work: 'prepare' | 'run'): Promise<BudgetRead> {
  const { ctx } = c.var;
  const place = await budgetToKeep(ctx, addressOf(c), work);
  if ('code' in place)
    throw place.code === 'not-your-budget' || ctx.actor.kind === 'visitor' ? forbidden() : notFound();
  const read = await readBudget(ctx, addressOf(c));
  if (!read.ok) throw notFound();
  return read.value;
}

// words: budget-desk.desk.title budget-desk.totals.title budget-desk.take.title budget-desk.project.title budget-desk.update.title budget-desk.simulate.title
export function deskHead(c: Context<Env>, read: BudgetRead, page: string, isBad = false) {
  const { t, text } = c.var.reader;
  const title = t(`budget-desk.${page}.title`, { step: text(read.step.title) });
  return { title, door: 'desk', desk: 'processes', unlisted: true, status: isBad ? 422 : 200 } as const;
}

async function desk(c: Context<Env>, { districts }: BudgetOptions): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readDesk(c, 'prepare');
  return c.render(
    <DeskPage r={reader} csrf={csrf} read={read} here={deskOf(addressOf(c))} districts={await districts(ctx)} />,
    deskHead(c, read, 'desk'),
  );
}

async function totalsPage(
  c: Context<Env>,
  { districts }: BudgetOptions,
  typed: Typed | null,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readDesk(c, 'run');
  return c.render(
    <TotalsPage
      {...{ r: reader, csrf, read, typed, problems }}
      here={deskOf(addressOf(c))}
      districts={await districts(ctx)}
    />,
    deskHead(c, read, 'totals', problems.length > 0),
  );
}

async function totals(c: Context<Env>, options: BudgetOptions): Promise<Response> {
  await readDesk(c, 'run');
  const { ctx, reader } = c.var;
  const form = await readForm(c, z.record(z.string(), z.union([z.string(), z.array(z.string())])));
  const wanted = [];
  const problems: FieldProblem[] = [];
  for (const [field, districtId] of await potFields(c, options)) {
    const amount = readAmount(String(form.typed[field] ?? ''));
    if (amount === 'wrong') problems.push({ field, message: reader.t('budget-desk.amount-wrong') });
    else if (amount !== null) wanted.push({ districtId, total: amount });
  }
  if (problems.length > 0) return totalsPage(c, options, form.typed, problems);
  const done = await setTotals(ctx, addressOf(c), wanted);
  if (done.ok) return seeOther(c, deskOf(addressOf(c)), { key: 'budget-desk.said.totals' });
  return totalsPage(c, options, form.typed, [{ field: 'city', message: reader.refusal(done) }]);
}

async function potFields(c: Context<Env>, { districts }: BudgetOptions): Promise<[string, DistrictId | null][]> {
  const areas = await districts(c.var.ctx);
  return [['city', null], ...areas.map(({ id }): [string, DistrictId] => [`d-${id}`, id])];
}

async function takeOverPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readDesk(c, 'run');
  const steps = read.process.steps.filter(({ method }) => method === 'proposals').map(({ id }) => id);
  const [proposals, statements] = await Promise.all([listPublishedOf(ctx, steps, 200), agreedOn(ctx, read.process)]);
  const taken = new Set(read.projects.flatMap(({ proposalId, statementId }) => [proposalId, statementId]));
  return c.render(
    <TakeOverPage
      {...{ r: reader, csrf, read }}
      here={deskOf(addressOf(c))}
      proposals={proposals.filter(({ id }) => !taken.has(id))}
      statements={statements.filter(({ id }) => !taken.has(id))}
    />,
    deskHead(c, read, 'take'),
  );
}

async function take(c: Context<Env>): Promise<Response> {
  await readDesk(c, 'run');
  const here = deskOf(addressOf(c));
  const form = await readForm(c, takeForm);
  const { proposals, statements } = form.ok ? form.value : { proposals: [], statements: [] };
  if (proposals.length + statements.length === 0)
    return seeOther(c, `${here}/take-over`, { key: 'budget-desk.said.none-picked', kind: 'problem' });
  const done = await takeOver(c.var.ctx, addressOf(c), {
    proposals: proposals.filter(isId) as ProposalId[],
    statements: statements.filter(isId) as Id<'statement'>[],
  });
  if (done.ok) return seeOther(c, here, { key: 'budget-desk.said.taken', blanks: { n: done.value.added } });
  return sayNo(c, done, here);
}

async function projectOf(c: Context<Env>): Promise<Project> {
  const read = await readDesk(c, 'prepare');
  const project = await findProject(c.var.ctx, read.step.id, numberOf(c));
  if (!project) throw notFound();
  return project;
}

async function projectPage(
  c: Context<Env>,
  { districts }: BudgetOptions,
  project: Project | null,
  typed: Typed | null,
  problems: readonly FieldProblem[],
): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readDesk(c, 'prepare');
  return c.render(
    <ProjectFormPage
      {...{ r: reader, csrf, read, project, typed, problems }}
      here={deskOf(addressOf(c))}
      districts={await districts(ctx)}
    />,
    deskHead(c, read, 'project', problems.length > 0),
  );
}

async function write(c: Context<Env>, options: BudgetOptions, project: Project | null): Promise<Response> {
  const { ctx, reader } = c.var;
  await readDesk(c, 'prepare');
  const form = await readForm(c, projectForm);
  if (!form.ok) return projectPage(c, options, project, form.typed, form.problems);
  const cost = readAmount(form.value.cost);
  if (cost === 'wrong')
    return projectPage(c, options, project, form.typed, [
      { field: 'cost', message: reader.t('budget-desk.amount-wrong') },
    ]);
  const { reason, ...same } = form.value;
  const words: ProjectWords = { ...same, cost, feasibilityReason: reason };
  const done = project
    ? await changeProject(ctx, addressOf(c), project.number, words)
    : await writeProject(ctx, addressOf(c), words);
  if (done.ok) return seeOther(c, deskOf(addressOf(c)), { key: 'budget-desk.said.project' });
  return projectPage(c, options, project, form.typed, [
    { field: FIELD_OF[done.code] ?? '', message: reader.refusal(done) },
  ]);
}

const FIELD_OF: Readonly<Record<string, string>> = {
  'project-title': 'title',
  'feasible-needs-cost': 'cost',
  'unfeasible-needs-reason': 'reason',
  'pot-not-found': 'pot',
};

async function updatePage(c: Context<Env>, typed: Typed | null, problems: readonly FieldProblem[]): Promise<Response> {
  const { reader, csrf } = c.var;
  const project = await projectOf(c);
  const read = await readDesk(c, 'prepare');
  return c.render(
    <UpdatePage {...{ r: reader, csrf, read, project, typed, problems }} here={deskOf(addressOf(c))} />,
    deskHead(c, read, 'update', problems.length > 0),
  );
}

async function update(c: Context<Env>): Promise<Response> {
  const { reader } = c.var;
  const project = await projectOf(c);
  const form = await readForm(c, updateForm);
  if (!form.ok) return updatePage(c, form.typed, form.problems);
  const spent = readAmount(form.value.spent);
  if (spent === 'wrong')
    return updatePage(c, form.typed, [{ field: 'spent', message: reader.t('budget-desk.amount-wrong') }]);
  const { body, language, progress } = form.value;
  const words = { body, language, progress, spent: spent ?? (0 as Cents) };
  const done = await writeUpdate(c.var.ctx, addressOf(c), project.number, words);
  if (done.ok)
    return seeOther(c, `${baseOf(addressOf(c))}/projects/${project.number}`, { key: 'budget-desk.said.update' });
  return updatePage(c, form.typed, [{ field: 'body', message: reader.refusal(done as Refusal) }]);
}

const tryOut = tryInThread();

async function simulate(c: Context<Env>, { districts }: BudgetOptions): Promise<Response> {
  const { ctx, reader } = c.var;
  const read = await readDesk(c, 'run');
  const asked = simulation.parse(c.req.query());
  const real = await budgetsToTry(ctx, read);
  const ballots = real.find(({ id }) => id === asked.ballots)?.id ?? ('generated' as const);
  const done = await simulateCount(ctx, addressOf(c), { ...asked, ballots }, tryOut);
  return c.render(
    <SimulationPage
      {...{ r: reader, read, asked: { ...asked, ballots }, real }}
      here={deskOf(addressOf(c))}
      districts={await districts(ctx)}
      simulated={done.ok ? done.value : []}
      problem={done.ok ? null : reader.refusal(done)}
    />,
    deskHead(c, read, 'simulate'),
  );
}
