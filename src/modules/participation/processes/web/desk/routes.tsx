import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import type { Method } from '../../method.ts';
import { accessRoutes } from './access-routes.tsx';
import { calendarRoutes } from './calendar-routes.tsx';
import { documentRoutes } from './document-routes.tsx';
import { peopleRoutes } from './people-routes.tsx';
import { previewRoutes } from './preview-routes.tsx';
import { processRoutes } from './process-routes.tsx';
import { publishRoutes } from './publish-routes.tsx';
import { startRoutes } from './start-routes.tsx';
import { stepActRoutes } from './step-act-routes.tsx';
import { stepRoutes } from './step-routes.tsx';
import { topicRoutes } from './topic-routes.tsx';

/** The facilitator's desk: everything under /manage/processes. */
export function deskRoutes(methods: readonly Method[]): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', startRoutes(methods));
  routes.route('/', processRoutes(methods));
  routes.route('/', calendarRoutes());
  routes.route('/', publishRoutes(methods));
  routes.route('/', documentRoutes());
  routes.route('/', topicRoutes());
  routes.route('/', accessRoutes());
  routes.route('/', peopleRoutes());
  routes.route('/', stepRoutes(methods));
  routes.route('/', stepActRoutes(methods));
  routes.route('/', previewRoutes(methods));
  return routes;
}
