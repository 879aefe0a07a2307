import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { isId } from '#kernel/ids.ts';
import type { Refusal } from '#kernel/result.ts';
import { localizedOf, localizedShape, readCity } from '#modules/city/index.ts';
import type { Env } from '#platform/http/env.ts';
import { type FieldProblem, readForm, type Typed } from '#platform/http/form.ts';
import { notFound } from '#platform/http/page-not-found.ts';
import { seeOther } from '#platform/http/respond.ts';
import { changePicture, removePicture } from '../change-picture.ts';
import { keepMilestone, reachMilestone, removeMilestone } from '../keep-milestone.ts';
import type { MilestoneId } from '../project.ts';
import { publishProject } from '../publish-project.ts';
import { withdrawProject } from '../withdraw-project.ts';
import { type EditorState, onlyAdministrators, slugOf } from './at-desk.ts';
import type { ActName } from './ProjectActs.tsx';

const HERE = '/manage/projects/:project';

const milestoneForm = z.object({
  on: z.iso.date('projects-desk.form.day'),
  ...localizedShape('milestone', 200),
  reached: z.literal('1').optional(),
});
const pictureForm = z.object(localizedShape('alt', 300));
const reasonForm = z.object(localizedShape('reason', 400));

type Editor = (c: Context<Env>, slug: string, state: EditorState) => Promise<Response>;

/** What is done with a project beside its words. `editor` shows its page again with the form that came back. */
export function actRoutes(editor: Editor): Hono<Env> {
  const routes = new Hono<Env>();
  routes.post(`${HERE}/publish`, async (c) => {
    const slug = opened(c);
    const done = await publishProject(c.var.ctx, slug);
    return ended(c, editor, { act: 'publish', done, said: 'projects-desk.said.published' });
  });
  routes.post(`${HERE}/withdraw`, async (c) => {
    const slug = opened(c);
    const form = await readForm(c, reasonForm);
    const done = form.ok ? await withdrawProject(c.var.ctx, slug, localizedOf(form.value, 'reason')) : null;
    const { typed } = form;
    return ended(c, editor, { act: 'withdraw', done, said: 'projects-desk.said.withdrawn', typed, ...wrong(form) });
  });
  routes.post(`${HERE}/milestones`, async (c) => {
    const slug = opened(c);
    const form = await readForm(c, milestoneForm);
    const done = form.ok
      ? await keepMilestone(c.var.ctx, slug, {
          on: form.value.on,
          title: localizedOf(form.value, 'milestone'),
          reached: form.value.reached === '1',
        })
      : null;
    const { typed } = form;
    return ended(c, editor, { act: 'milestone', done, said: 'projects-desk.said.milestone', typed, ...wrong(form) });
  });
  for (const [name, change] of [['reach', reachMilestone] as const, ['remove', removeMilestone] as const]) {
    routes.post(`${HERE}/milestones/:milestone/${name}`, async (c) => {
      const [slug, id] = [opened(c), c.req.param('milestone')];
      const done = isId(id) ? await change(c.var.ctx, slug, id as MilestoneId) : null;
      if (!done?.ok) throw notFound();
      return seeOther(c, `/manage/projects/${slug}#milestones`, { key: 'projects-desk.said.milestone' });
    });
  }
  addPictureRoutes(routes, editor);
  return routes;
}

function addPictureRoutes(routes: Hono<Env>, editor: Editor): void {
  routes.post(`${HERE}/picture`, async (c) => {
    const slug = opened(c);
    const form = await readForm(c, pictureForm);
    const [file] = form.files.get('picture') ?? [];
    const bytes = file ? new Uint8Array(await file.arrayBuffer()) : null;
    const done = form.ok ? await changePicture(c.var.ctx, slug, { bytes, alt: localizedOf(form.value, 'alt') }) : null;
    const { typed } = form;
    return ended(c, editor, { act: 'picture', done, said: 'projects-desk.said.picture', typed, ...wrong(form) });
  });
  routes.post(`${HERE}/picture/remove`, async (c) => {
    const slug = opened(c);
    const done = await removePicture(c.var.ctx, slug);
    return ended(c, editor, { act: 'picture', done, said: 'projects-desk.said.picture' });
  });
}

interface Ending {
  readonly act: ActName;
  /** null: what was typed did not fit. */
  readonly done: { readonly ok: true } | Refusal | null;
  readonly said: string;
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
}

async function ended(c: Context<Env>, editor: Editor, { act, done, said, typed = {}, problems }: Ending) {
  const slug = slugOf(c);
  if (done?.ok) return seeOther(c, `/manage/projects/${slug}`, { key: said });
  if (done?.code === 'project-not-found') throw notFound();
  const refused = done ? [{ field: await fieldOf(c, act, done.code), message: c.var.reader.refusal(done) }] : [];
  return editor(c, slug, { returned: { act, typed, problems: [...(problems ?? []), ...refused] } });
}

function wrong(form: { readonly ok: boolean; readonly problems?: readonly FieldProblem[] }) {
  return form.ok ? {} : { problems: form.problems ?? [] };
}

async function fieldOf(c: Context<Env>, act: ActName, code: string): Promise<string> {
  const [first = 'ca'] = (await readCity(c.var.ctx)).languages;
  if (code === 'project-picture-without-words') return `alt-${first}`;
  if (code === 'milestone-without-title') return `milestone-${first}`;
  if (code === 'withdrawal-without-reason') return `reason-${first}`;
  return act === 'picture' ? 'picture' : '';
}

function opened(c: Context<Env>): string {
  onlyAdministrators(c);
  return slugOf(c);
}
