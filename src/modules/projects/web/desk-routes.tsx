import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Refusal } from '#kernel/result.ts';
import { listNeighbourhoods, localizedOf, pageHtml, readAreaMap, readCity } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { Onward } from '#ui/index.ts';
import { featureProject } from '../feature-project.ts';
import { findOrigins } from '../find-origins.ts';
import { addressesOf } from '../origin-addresses.ts';
import { findProject, listAll, listMilestones } from '../store.ts';
import { startProject, writeProject } from '../write-project.ts';
import { actRoutes } from './act-routes.tsx';
import { type EditorState, onlyAdministrators, slugOf } from './at-desk.ts';
import { ProjectActs } from './ProjectActs.tsx';
import { ProjectEditor } from './ProjectEditor.tsx';
import { ProjectsDesk } from './ProjectsDesk.tsx';
import { projectForm, SLUG, textOf, typedProject } from './project-form.ts';

const DESK = '/manage/projects';
const MOST_LISTED = 200;
const featureForm = z.object({ do: z.enum(['on', 'off', 'up', 'down']) });
const newForm = projectForm.extend({
  slug: z
    .string('projects-desk.form.slug-wrong')
    .max(60, 'projects-desk.form.slug-wrong')
    .regex(SLUG, 'projects-desk.form.slug-wrong')
    // Its desk would stand where new ones are written.
    .refine((slug) => slug !== 'new', 'projects-desk.form.slug-wrong'),
});

/** The administrators' desk of projects: which stand on the home page, each one's words, picture, milestones. */
export function deskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get(DESK, listPage);
  routes.get(`${DESK}/new`, (c) => editorPage(c, null, {}));
  routes.post(`${DESK}/new`, start);
  routes.get(`${DESK}/:project`, (c) => editorPage(c, slugOf(c), {}));
  routes.post(`${DESK}/:project`, write);
  routes.post(`${DESK}/:project/feature`, feature);
  routes.route('/', actRoutes(editorPage));
  return routes;
}

async function listPage(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const { ctx, reader, csrf } = c.var;
  const projects = await listAll(ctx, MOST_LISTED);
  return c.render(<ProjectsDesk r={reader} csrf={csrf} projects={projects} />, {
    title: reader.t('projects-desk.title'),
    desk: 'projects',
    unlisted: true,
  });
}

async function start(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const form = await readForm(c, newForm);
  if (!form.ok) return editorPage(c, null, { typed: form.typed, problems: form.problems });
  if (form.typed.do === 'preview') return editorPage(c, null, { typed: form.typed, preview: true });
  const { ctx } = c.var;
  const origins = await findOrigins(ctx, form.value.origins);
  const done = origins.ok
    ? await startProject(ctx, form.value.slug, textOf(form.value, await placesIn(c), origins.value))
    : origins;
  if (done.ok) return seeOther(c, `${DESK}/${form.value.slug}`, { key: 'projects-desk.said.kept' });
  return editorPage(c, null, { typed: form.typed, problems: [await problemOf(c, done)] });
}

async function write(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const slug = slugOf(c);
  const form = await readForm(c, projectForm);
  if (!form.ok) return editorPage(c, slug, { typed: form.typed, problems: form.problems });
  if (form.typed.do === 'preview') return editorPage(c, slug, { typed: form.typed, preview: true });
  const { ctx } = c.var;
  const origins = await findOrigins(ctx, form.value.origins);
  const done = origins.ok
    ? await writeProject(ctx, slug, textOf(form.value, await placesIn(c), origins.value))
    : origins;
  if (done.ok) return seeOther(c, `${DESK}/${slug}`, { key: 'projects-desk.said.kept' });
  if (done.code === 'project-not-found') throw notFound();
  return editorPage(c, slug, { typed: form.typed, problems: [await problemOf(c, done)] });
}

async function feature(c: Context<Env>): Promise<Response> {
  onlyAdministrators(c);
  const form = await readForm(c, featureForm);
  if (!form.ok) return c.redirect(DESK, 303);
  const done = await featureProject(c.var.ctx, slugOf(c), form.value.do);
  if (done.ok) return seeOther(c, `${DESK}#featured`, { key: 'projects-desk.said.featured' });
  if (done.code === 'project-not-found') throw notFound();
  const blanks = { most: Number(done.details.most ?? 0) };
  // words: refusals.featured-enough refusals.project-not-public
  return seeOther(c, DESK, { key: `refusals.${done.code}`, kind: 'problem', blanks });
}

async function editorPage(c: Context<Env>, slug: string | null, state: EditorState): Promise<Response> {
  onlyAdministrators(c);
  const { ctx, reader, csrf } = c.var;
  const project = slug === null ? null : await findProject(ctx, slug);
  if (project === undefined) throw notFound();
  const [city, places] = await Promise.all([readCity(ctx), placesIn(c)]);
  const stored = project ? typedProject(project, await addressesOf(ctx, project.id)) : { state: 'planned' };
  const typed = state.typed ?? stored;
  const words = (name: string) => localizedOf(typed, name);
  const milestones = project ? ((await listMilestones(ctx, [project.id])).get(project.id) ?? []) : [];
  return c.render(
    <>
      {project?.status === 'published' && (
        <Onward href={`/projects/${project.slug}`}>{reader.t('projects-desk.see')}</Onward>
      )}
      <ProjectEditor
        {...{ r: reader, csrf, slug, places, typed, languages: city.languages, problems: state.problems ?? [] }}
        preview={state.preview ? { title: words('title'), lede: words('lede'), body: pageHtml(words('body')) } : null}
      />
      {project && (
        <ProjectActs
          {...{ r: reader, csrf, project, milestones, languages: city.languages }}
          returned={state.returned ?? null}
        />
      )}
    </>,
    {
      title: project ? reader.text(project.title) : reader.t('projects-desk.new'),
      desk: 'projects',
      status: state.problems || state.returned ? 422 : 200,
      unlisted: true,
    },
  );
}

/** Beside which field a refusal stands: words are asked for in the city's own language. */
async function problemOf(c: Context<Env>, refusal: Refusal): Promise<FieldProblem> {
  const [first = 'ca'] = (await readCity(c.var.ctx)).languages;
  const fields: Readonly<Record<string, string>> = {
    'project-without-title': `title-${first}`,
    'project-without-lede': `lede-${first}`,
    'project-ends-before': 'endsOn',
    'project-slug-taken': 'slug',
    'place-unknown': 'place',
  };
  return { field: fields[refusal.code] ?? 'origins', message: c.var.reader.refusal(refusal) };
}

async function placesIn(c: Context<Env>) {
  const { ctx } = c.var;
  const [map, neighbourhoods] = await Promise.all([readAreaMap(ctx, 'district'), listNeighbourhoods(ctx)]);
  return { map, neighbourhoods };
}
