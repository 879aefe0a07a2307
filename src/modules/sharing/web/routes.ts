import { Hono } from 'hono';
import type { Env } from '#platform/http/env.ts';
import { deskRoutes } from './desk-routes.tsx';
import { shareRoutes } from './share-routes.tsx';

/** Short addresses, the page to share a thing, and where the staff keep words of their own. */
export function sharingRoutes(): Hono<Env> {
  const routes = new Hono<Env>();
  routes.route('/', shareRoutes());
  routes.route('/', deskRoutes());
  return routes;
}
