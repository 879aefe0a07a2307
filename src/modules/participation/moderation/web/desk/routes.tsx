import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { caseRoutes } from './case-routes.tsx';
import { queueRoutes } from './queue-routes.tsx';
import { settingsRoutes } from './settings-routes.tsx';

/** Everything under /manage/moderation. */
export function deskRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', queueRoutes());
  routes.route('/', caseRoutes());
  routes.route('/', settingsRoutes());
  return routes;
}
