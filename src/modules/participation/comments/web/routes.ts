import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { exportRoutes } from './export-routes.ts';
import { ownRoutes } from './own-routes.tsx';
import { readRoutes } from './read-routes.tsx';
import type { CommentOptions } from './subjects.ts';
import { writeRoutes } from './write-routes.tsx';

/** The streets of comments: reading on, writing, what one does with a comment, and the open data. */
export function commentRoutes(options: CommentOptions): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', readRoutes(options));
  routes.route('/', writeRoutes(options));
  routes.route('/', ownRoutes(options));
  routes.route('/', exportRoutes(options));
  return routes;
}
