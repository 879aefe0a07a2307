import { type Context, Hono } from 'hono';
import type { VNode } from 'preact';
import { z } from 'zod';
import type { FileId } from '#kernel/ids.ts';
import type { Reader } from '#kernel/reader.ts';
import { listNeighbourhoods, placeName, readAreaMap } from '#modules/city/index.ts';
import type { Ctx } from '#platform/ctx.ts';
import { contentDisposition, download, FORMATS } from '#platform/http/download.ts';
import type { Env } from '#platform/http/env.ts';
import { readQuery } from '#platform/http/form.ts';
import { listAddress, readRowInTime, writeRowInTime } from '#platform/http/list-address.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { mayReadProject } from '../policy.ts';
import { PROJECT_STATES, type Project, type ProjectId } from '../project.ts';
import { readProject } from '../read-project.ts';
import { findProject, listPublished, publishedBatches } from '../store.ts';
import { deskRoutes } from './desk-routes.tsx';
import { ProjectPage } from './ProjectPage.tsx';
import { ProjectsPage } from './ProjectsPage.tsx';
import { projectColumns } from './project-columns.ts';
import { WithdrawnPage } from './WithdrawnPage.tsx';

const PAGE = 12;
const HERE = '/projects/:project{[a-z0-9]+(?:-[a-z0-9]+)*}';

const listQuery = z.object({
  state: z.enum(['', ...PROJECT_STATES]).default(''),
  district: z.string().max(40).default(''),
  after: z.string().max(80).default(''),
});

export interface ProjectsOptions {
  /** How to be told of what happens with it; null where there is nothing to press. */
  follow(ctx: Ctx, reader: Reader, csrf: string, about: FollowedProject): Promise<VNode | null>;
}

export interface FollowedProject extends Pick<Project, 'id' | 'slug' | 'title' | 'districtId' | 'neighbourhoodId'> {
  /** As the page names them. */
  readonly near: { readonly district: string | undefined; readonly neighbourhood: string | undefined };
}

/** The city's projects: the list, each one, the same as data, and their desk. */
export function projectRoutes(options: ProjectsOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.get('/projects', listPage);
  for (const format of FORMATS) {
    routes.get(`/:file{projects\\.${format}}`, async (c) => {
      const { ctx, reader } = c.var;
      const places = await placesIn(ctx);
      const columns = projectColumns(reader, places, ctx.origin);
      return download(c, { name: reader.t('projects.file-name'), format, columns, batches: publishedBatches(ctx) });
    });
  }
  routes.get(HERE, (c) => projectPage(c, options));
  routes.get(`${HERE}/pictures/:file`, picture);
  routes.route('/', deskRoutes());
  return routes;
}

async function listPage(c: Context<Env>): Promise<Response> {
  const { ctx, reader } = c.var;
  const query = readQuery(c, listQuery);
  const places = await placesIn(ctx);
  const districtId = places.map?.areas.find(({ code }) => code === query.district)?.id;
  const after = readRowInTime<ProjectId>(query.after);
  const filter = { state: query.state || undefined, districtId };
  const found = await listPublished(ctx, filter, { limit: PAGE + 1, after });
  const projects = found.slice(0, PAGE);
  const last = found.length > PAGE ? projects.at(-1) : undefined;
  return c.render(
    <ProjectsPage
      r={reader}
      projects={projects}
      map={places.map}
      places={new Map(projects.flatMap((each) => nameOf(reader, places, each)))}
      query={query}
      isFirst={!after}
      next={last ? addressAfter(query, last) : null}
    />,
    {
      title: reader.t('projects.list.title'),
      description: reader.t('projects.list.lede'),
      unlisted: after !== undefined,
      alternates: [{ type: 'text/csv', href: '/projects.csv', title: reader.t('projects.list.title') }],
    },
  );
}

async function projectPage(c: Context<Env>, { follow }: ProjectsOptions): Promise<Response> {
  const { ctx, reader, csrf } = c.var;
  const slug = c.req.param('project') ?? '';
  const read = await readProject(ctx, slug);
  if (!read.ok) return read.code === 'project-withdrawn' ? withdrawnPage(c, slug) : Promise.reject(notFound());
  const { project } = read.value;
  const places = await placesIn(ctx);
  const district = places.map?.areas.find(({ id }) => id === project.districtId);
  const neighbourhood = places.neighbourhoods.find(({ id }) => id === project.neighbourhoodId);
  const near = {
    district: district && reader.text(district.name),
    neighbourhood: neighbourhood && reader.text(neighbourhood.name),
  };
  const panel = project.status === 'published' ? await follow(ctx, reader, csrf, { ...project, near }) : null;
  return c.render(
    <ProjectPage r={reader} read={read.value} {...places} place={placeName(reader, places, project)} follow={panel} />,
    {
      title: reader.text(project.title),
      description: reader.text(project.lede),
      unlisted: project.status !== 'published',
    },
  );
}

/** Nothing goes silently: its address says that it was withdrawn, and why. */
async function withdrawnPage(c: Context<Env>, slug: string): Promise<Response> {
  const { ctx, reader } = c.var;
  const project = await findProject(ctx, slug);
  if (!project) throw notFound();
  const title = reader.t('projects.withdrawn.title');
  return c.render(<WithdrawnPage r={reader} project={project} />, { title, status: 410, unlisted: true });
}

/** Drawn anew when it came in: shown in the page. An address is never given to another picture. */
async function picture(c: Context<Env>): Promise<Response> {
  const { ctx } = c.var;
  const [project, id] = [await findProject(ctx, c.req.param('project') ?? ''), c.req.param('file')];
  const known = project?.picture && (project.picture.fileId === id || project.picture.smallFileId === id);
  const isOpen = project && project.status !== 'withdrawn' && mayReadProject(ctx.actor, project);
  const file = known && isOpen ? await ctx.files.open(id as FileId) : null;
  if (!project || !file) throw notFound();
  const headers = {
    etag: `"${file.sha256}"`,
    'content-type': file.contentType,
    'content-disposition': contentDisposition(file.name, 'inline'),
    'cache-control': project.status === 'published' ? 'public, max-age=86400' : 'private, no-cache',
  };
  if (c.req.header('if-none-match') === headers.etag) {
    await file.body.cancel();
    return c.body(null, 304, headers);
  }
  return c.body(file.body, 200, { ...headers, 'content-length': String(file.size) });
}

async function placesIn(ctx: Ctx) {
  const [map, neighbourhoods] = await Promise.all([readAreaMap(ctx, 'district'), listNeighbourhoods(ctx)]);
  return { map, neighbourhoods };
}

function nameOf(reader: Reader, places: Awaited<ReturnType<typeof placesIn>>, project: Project) {
  const name = placeName(reader, places, project);
  return name ? [[project.id as string, name] as const] : [];
}

function addressAfter({ state, district }: z.output<typeof listQuery>, { publishedAt, id }: Project): string {
  return listAddress('/projects', {
    state,
    district,
    after: publishedAt ? writeRowInTime({ at: publishedAt, id }) : '',
  });
}
