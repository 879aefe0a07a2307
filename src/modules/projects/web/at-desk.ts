import type { Context } from 'hono';
import type { Env } from '#platform/http/env.ts';
import type { FieldProblem, Typed } from '#platform/http/form.ts';
import { forbidden, notFound } from '#platform/http/page-not-found.ts';
import { mayRunProjects } from '../policy.ts';
import type { ProjectActsProps } from './ProjectActs.tsx';
import { SLUG } from './project-form.ts';

/** What was sent to the editor and comes back. */
export interface EditorState {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly preview?: boolean;
  readonly returned?: ProjectActsProps['returned'];
}

export function slugOf(c: Context<Env>): string {
  const slug = c.req.param('project') ?? '';
  if (!SLUG.test(slug) || slug.length > 80) throw notFound();
  return slug;
}

export function onlyAdministrators(c: Context<Env>): void {
  if (!mayRunProjects(c.var.ctx.actor)) throw forbidden();
}
