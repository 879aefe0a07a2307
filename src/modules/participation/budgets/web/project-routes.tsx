import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { findPublished } from '#modules/participation/proposals/index.ts';
import type { Env } from '#platform/http/env.ts';
import { readForm, readQuery } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther, signInFirst } from '#platform/http/respond.ts';
import { moveInBasket } from '../fill-basket.ts';
import { budgetAt } from '../place.ts';
import { findProject } from '../store.ts';
import { listUpdates } from '../update-store.ts';
import { BudgetPage } from './BudgetPage.tsx';
import { addressOf, type BudgetOptions, baseOf, numberOf, readHere, sayNo } from './base.ts';
import { ProjectPage } from './ProjectPage.tsx';

const HERE = '/processes/:process/budget/:step';
const move = z.object({
  project: z.coerce.number().int().min(1).max(2_000_000_000),
  into: z.string().default(''),
  back: z.string().default(''),
});
const listQuery = z.object({ pot: z.coerce.number().int().min(1).max(1000).optional() });

/** The projects, one by one, and what goes into the basket. */
export function projectRoutes({ districts }: BudgetOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/processes/:process/budget', async (c) => {
    const place = await budgetAt(c.var.ctx, { process: c.req.param('process') });
    if ('code' in place) throw notFound();
    return seeOther(c, baseOf({ process: place.process.slug, step: place.step.slug }));
  });
  routes.get(HERE, async (c) => {
    const { ctx, reader, csrf } = c.var;
    const [read, areas] = await Promise.all([readHere(c), districts(ctx)]);
    const { pot = null } = readQuery(c, listQuery);
    return c.render(
      <BudgetPage
        {...{ r: reader, csrf, read, districts: areas, pot }}
        base={baseOf(addressOf(c))}
        signedIn={ctx.actor.kind === 'person'}
      />,
      {
        title: reader.text(read.step.title) || reader.text(read.process.title),
        description: reader.text(read.process.question),
        door: 'decide',
        ...(read.process.status === 'draft' ? {} : { share: { path: baseOf(addressOf(c)) } }),
      },
    );
  });
  routes.get(`${HERE}/projects/:number{[0-9]+}`, (c) => page(c, { districts }));
  routes.post(`${HERE}/basket`, basket);
  return routes;
}

async function page(c: Context<Env>, { districts }: BudgetOptions): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const read = await readHere(c);
  const project = await findProject(ctx, read.step.id, numberOf(c));
  if (!project || (project.feasibility === 'undecided' && !read.may.prepare)) throw notFound();
  const [updates, areas, [proposal]] = await Promise.all([
    listUpdates(ctx, project.id),
    districts(ctx),
    findPublished(ctx, project.proposalId ? [project.proposalId] : []),
  ]);
  const href = proposal?.number ? `/processes/${read.process.slug}/proposals/${proposal.number}` : null;
  return c.render(
    <ProjectPage
      {...{ r: reader, csrf, read, project, updates, districts: areas, proposalHref: href }}
      base={baseOf(addressOf(c))}
      signedIn={ctx.actor.kind === 'person'}
    />,
    {
      title: project.title,
      door: 'decide',
      ...(project.feasibility === 'undecided' || read.process.status === 'draft'
        ? {}
        : { share: { path: `${baseOf(addressOf(c))}/projects/${project.number}` } }),
    },
  );
}

async function basket(c: Context<Env>): Promise<Response> {
  const base = baseOf(addressOf(c));
  if (c.var.ctx.actor.kind !== 'person') return signInFirst(c, base);
  const form = await readForm(c, move);
  if (!form.ok) return seeOther(c, base, { key: 'budget.said.not-taken', kind: 'problem' });
  const { project, into, back } = form.value;
  const to = back === 'project' ? `${base}/projects/${project}` : base;
  const done = await moveInBasket(c.var.ctx, addressOf(c), { project, into: into !== '' });
  if (!done.ok) return sayNo(c, done, base);
  return seeOther(c, to, { key: into === '' ? 'budget.said.out' : 'budget.said.in' });
}
