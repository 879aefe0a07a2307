import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { deskRoutes } from './desk/routes.tsx';
import { ownRoutes } from './own-routes.tsx';
import { transparencyRoutes } from './transparency-routes.tsx';

/** The streets of moderation: reporting, one's own page, the public figures, and the moderators' desk. */
export function moderationRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', ownRoutes());
  routes.route('/', transparencyRoutes());
  routes.route('/', deskRoutes());
  return routes;
}
